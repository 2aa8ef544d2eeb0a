/** A dialog that the add-in has opened by `displayDialogAsync`: a test plays its part, or a window does (dialog-popup.ts). */
import { statuses } from './native-types.ts'

export class OpenDialog {
  readonly url: string
  /** What `displayDialogAsync` was given: height, width, displayInIframe… */
  readonly options: Readonly<Record<string, unknown>>
  /** What the pane has sent by `dialog.messageChild`. */
  readonly received: string[] = []
  closed = false
  readonly #send: (payload: readonly unknown[]) => void
  readonly #closing = new Set<() => void>()
  readonly #receiving = new Set<(message: string) => void>()

  constructor(target: string, send: (payload: readonly unknown[]) => void) {
    const { url, ...options } = JSON.parse(target) as { readonly url: string }
    this.url = url
    this.options = options
    this.#send = send
  }

  /** What the page in the dialog says by `Office.context.ui.messageParent`. */
  message(text: string): void {
    if (!this.closed) this.#send([0, text, new URL(this.url).origin])
  }

  /** The person closes it. */
  close(status: number = statuses.dialogClosed): void {
    if (this.closed) return
    this.end()
    this.#send([status])
  }

  /** The add-in closes it. */
  end(): void {
    if (this.closed) return
    this.closed = true
    for (const listener of this.#closing) listener()
  }

  onClosed(listener: () => void): void {
    this.#closing.add(listener)
  }

  /** From the pane. */
  receive(message: string): void {
    this.received.push(message)
    for (const listener of this.#receiving) listener(message)
  }

  onReceived(listener: (message: string) => void): void {
    this.#receiving.add(listener)
  }
}

const loopback: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/**
 * Why Excel refuses a dialog's first page, as a status: it has to be of the pane's own origin, and https; on the machine
 * itself http will do. Undefined where it does not refuse it.
 */
export function dialogFault(url: string, paneOrigin: string): number | undefined {
  if (!URL.canParse(url)) return statuses.dialogAddress
  const { origin, protocol, hostname } = new URL(url)
  if (origin !== paneOrigin) return statuses.dialogDomain
  if (protocol !== 'https:' && !loopback.includes(hostname)) return statuses.dialogHttps
  return undefined
}
