/** A window of the browser in which a person signs in again, while the page behind it keeps all that it has. */
import type { Shown } from '../office-shell.ts'

const name = 'department-report-sign-in'
const kind = 'department-report-sign-in'
const look = 300

/** Waits for what the window's last page, which is of our own origin, says (`answerOpener`). */
export function askInPopup(url: string, signal: AbortSignal): Promise<Shown> {
  const popup = window.open(url, name, 'popup,width=480,height=640')
  if (!popup) return Promise.resolve({ kind: 'blocked' })
  return new Promise((resolve) => {
    const settle = (shown: Shown): void => {
      window.removeEventListener('message', listen)
      signal.removeEventListener('abort', abort)
      clearInterval(timer)
      popup.close()
      resolve(shown)
    }
    const abort = (): void => {
      settle({ kind: 'closed' })
    }
    const listen = ({ origin, source, data }: MessageEvent<unknown>): void => {
      if (origin !== window.location.origin || source !== popup || typeof data !== 'object' || data === null) return
      if ('kind' in data && data.kind === kind && 'answer' in data && typeof data.answer === 'string')
        settle({ kind: 'message', text: data.answer })
    }
    const timer = setInterval(() => {
      if (popup.closed) abort()
    }, look)
    window.addEventListener('message', listen)
    signal.addEventListener('abort', abort)
  })
}

/** In the window: hands the issuer's answer to the page that opened it; false where none did. */
export function answerOpener(answer: URLSearchParams): boolean {
  const opener = window.opener as Window | null
  if (window.name !== name || opener === null) return false
  opener.postMessage({ kind, answer: answer.toString() }, window.location.origin)
  window.close()
  return true
}
