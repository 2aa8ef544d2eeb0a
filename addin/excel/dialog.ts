/** A window beside Excel by Office's Dialog API: its page is of the pane's origin and speaks by `messageParent`. */
import type { Shown } from '../office-shell.ts'

/** Parts of the screen, in percent. */
const size = { height: 65, width: 32 } as const

/** What a handler gets: a message with the origin of its page, or the number of an event (12006: closed by the person). */
type Told = { readonly message: string; readonly origin: string | undefined } | { readonly error: number }

/** Every refusal to open (12007: one is open already; 12009, 12011: a browser or its person) comes to the same: none. */
export function askInDialog(url: string, signal?: AbortSignal): Promise<Shown> {
  if (signal?.aborted) return Promise.resolve({ kind: 'closed' })
  return new Promise((resolve) => {
    const options = { ...size, promptBeforeOpen: false, displayInIframe: false }
    Office.context.ui.displayDialogAsync(url, options, (result) => {
      if (result.status === Office.AsyncResultStatus.Failed) resolve({ kind: 'blocked' })
      else resolve(answerOf(result.value, new URL(url).origin, signal))
    })
  })
}

function answerOf(dialog: Office.Dialog, ownOrigin: string, signal: AbortSignal | undefined): Promise<Shown> {
  return new Promise((resolve) => {
    const settle = (shown: Shown, close: boolean): void => {
      signal?.removeEventListener('abort', abort)
      if (close) dialog.close()
      resolve(shown)
    }
    const abort = (): void => settle({ kind: 'closed' }, true)
    if (signal?.aborted) {
      abort()
      return
    }
    signal?.addEventListener('abort', abort)
    dialog.addEventHandler(Office.EventType.DialogMessageReceived, (told: Told) => {
      if (!('message' in told)) return
      // An Excel older than DialogOrigin 1.1 names no origin, and lets none but ours speak.
      if (told.origin !== undefined && told.origin !== ownOrigin) return
      settle({ kind: 'message', text: told.message }, true)
    })
    dialog.addEventHandler(Office.EventType.DialogEventReceived, () => settle({ kind: 'closed' }, false))
  })
}

/** Says something to the pane that opened this page in a dialog; false where no pane did. */
export async function tellPane(text: string): Promise<boolean> {
  if ((globalThis as { Office?: unknown }).Office === undefined) return false
  const { host } = await Office.onReady()
  if ((host as Office.HostType | null) === null) return false
  try {
    Office.context.ui.messageParent(text)
    return true
  } catch {
    // A page of the add-in that is no dialog.
    return false
  }
}
