/**
 * One window in which office.js runs: the native side of it, as office.js finds it in `window.external` inside of
 * Excel for Windows. Nothing in office.js is replaced.
 */
import { apiObject } from './api/api-object.ts'
import type { ApiObject } from './api/api-object.ts'
import type { ApiContext } from './api/context.ts'
import { eventKey, officeService, paneContext } from './pane-context.ts'
import { workbookType } from './api/workbook-type.ts'
import { dialogFault, OpenDialog } from './dialogs.ts'
import type { Fault } from './faults.ts'
import type { ExcelHost } from './host.ts'
import { hostInfo, nativeContext } from './native-context.ts'
import {
  messageCategories,
  nativeArray,
  type NativeCallback,
  nativeEvents,
  type NativeExternal,
  type NativeHandler,
  nativeMethods,
  statuses,
} from './native-types.ts'
import { answerBatch, type WireHost } from './wire.ts'
import { parseBatch, pathTypes, type WireAnswer, type WireBatch } from './wire-format.ts'
import type { EventMessage } from './workbook-events.ts'

/** Excel on the web passes no more in either direction (excel.md, trap 6). */
const mostBytesOnWeb = 5 * 1024 * 1024
/** Flag of a request that may wait for a cell's edit to end. */
const mayWait = 64

/** A request as office.js hands it over: places in its array. */
const requestBody = 4
const requestFlags = 6

type Entry = readonly [category: number, type: number, target: string, message: string, id: string, isRemote: boolean]

export class Pane {
  readonly external: NativeExternal
  /** Functions of ribbon buttons that have said `event.completed()`. */
  readonly completed: string[] = []
  readonly #host: ExcelHost
  readonly #origin: string
  readonly #context: ApiContext
  readonly #kept = new Map<string, ApiObject>()
  /** How often each is registered: office.js does so once a context, and takes it away so. */
  readonly #registered = new Map<string, number>()
  readonly #handlers = new Map<number, NativeHandler>()
  #outbox: Entry[] = []
  #selectionMoved = false
  #posting = false
  #dialog: OpenDialog | undefined
  #references = 0

  /** `origin` is that of the pane's page. */
  constructor(host: ExcelHost, origin: string) {
    this.#host = host
    this.#origin = origin
    this.#context = paneContext(this.#host, this.#registered)
    this.external = this.#newExternal()
  }

  /** Events of the workbook, of which office.js gets those that it has registered. */
  post(events: readonly EventMessage[]): void {
    const { events: category } = messageCategories
    for (const { event, target, message } of events) {
      if (!this.#registered.has(eventKey(event, target))) continue
      this.#queue([category, event, target, JSON.stringify(message), '', message['source'] === 'Remote'])
    }
  }

  /** The selection has moved: `workbook.onSelectionChanged` comes by a way of its own. */
  postSelection(): void {
    if (!this.#handlers.has(nativeEvents.documentSelection)) return
    this.#selectionMoved = true
    this.#deliverSoon()
  }

  send(category: number, type: number, message: string): void {
    this.#queue([category, type, '', message, '', false])
  }

  /** A button of the ribbon: its function gets an event that it has to complete. */
  sendCommand(actionId: string): void {
    const event = JSON.stringify({ source: { id: actionId } })
    this.#handlers.get(nativeEvents.command)?.(nativeEvents.command, nativeArray([actionId, actionId, event]))
  }

  /** Its page goes: a dialog does not outlive it. */
  close(): void {
    this.#dialog?.end()
  }

  #queue(entry: Entry): void {
    this.#outbox.push(entry)
    this.#deliverSoon()
  }

  /** Not within what has caused it: Excel's events come later. */
  #deliverSoon(): void {
    if (this.#posting) return
    this.#posting = true
    void this.#host.inTurn(
      () =>
        new Promise<void>((resolve) => {
          setTimeout(() => {
            // What a listener of the add-in throws is the add-in's: Excel goes on.
            resolve()
            this.#deliver()
          }, 0)
        }),
    )
  }

  #deliver(): void {
    const entries = this.#outbox
    this.#outbox = []
    this.#posting = false
    if (entries.length > 0) {
      const payload = nativeArray(entries.map((entry) => nativeArray(entry)))
      this.#handlers.get(nativeEvents.richApiMessage)?.(nativeEvents.richApiMessage, payload)
    }
    if (this.#selectionMoved) {
      this.#selectionMoved = false
      this.#handlers.get(nativeEvents.documentSelection)?.(nativeEvents.documentSelection, nativeArray([]))
    }
  }

  #newExternal(): NativeExternal {
    const { settings } = this.#host
    return {
      GetHostInfo: () => hostInfo(settings, { isDialog: false }),
      GetContext: () => nativeContext(this.#host),
      GetLoggingAllowed: () => false,
      Execute: (method, parameters, callback) => {
        this.#execute(method, parameters, callback)
      },
      RegisterEvent: (event, target, handler, callback) => {
        if (event === nativeEvents.dialogMessage) this.#openDialog(target, handler, callback)
        else {
          this.#handlers.set(event, handler)
          callback(statuses.success)
        }
      },
      UnregisterEvent: (event, _target, callback) => {
        if (event === nativeEvents.dialogMessage) this.#dialog?.end()
        else this.#handlers.delete(event)
        callback(statuses.success)
      },
      MessageParent: () => {
        throw new Error('This window is no dialog.')
      },
      MessageChild: (message) => {
        this.#dialog?.receive(message)
      },
    }
  }

  #execute(method: number, parameters: readonly unknown[], callback: NativeCallback): void {
    if (method === nativeMethods.executeRichApi) {
      const request = parameters[0] as readonly unknown[]
      void this.#request(String(request[requestBody]), Number(request[requestFlags])).then(callback)
    } else if (method === nativeMethods.commandCompleted) {
      this.completed.push(String(parameters[0]))
      callback(statuses.success)
    } else {
      this.#host.unknown.push(`Office method ${method}`)
      callback(statuses.internalError)
    }
  }

  async #request(body: string, flags: number): Promise<Parameters<NativeCallback>[0]> {
    const { faults, settings } = this.#host
    const batch = parseBatch(body)
    await new Promise((resolve) => setTimeout(resolve, faults.latencyMs))
    const ofWorkbook = !isService(batch)
    if (ofWorkbook) this.#host.syncs++
    const onWeb = settings.platform === 'OfficeOnline'
    if (onWeb && bytes(body) > mostBytesOnWeb) return statuses.requestTooLarge
    const fault = ofWorkbook ? faults.takeForRequest() : undefined
    if (fault) return succeeded(refusal(fault))
    while (ofWorkbook && this.#host.editing) {
      if ((flags & mayWait) === 0) return statuses.invalidCallInContext
      await this.#host.editing
    }
    return this.#host.inTurn(async () => {
      const answer = JSON.stringify(await this.#answer(batch))
      return onWeb && bytes(answer) > mostBytesOnWeb ? statuses.responseTooLarge : succeeded(answer)
    })
  }

  async #answer(batch: WireBatch): Promise<WireAnswer> {
    const answer = await answerBatch(batch, this.#wireHost())
    this.#host.settle()
    return answer
  }

  #wireHost(): WireHost {
    const { faults, log, unknown } = this.#host
    return {
      root: apiObject(workbookType, { context: this.#context }),
      office: officeService(this.#host, this),
      kept: this.#kept,
      nextReference: () => `kept-${++this.#references}`,
      use: (member) => {
        log.push(member)
        faults.useMember(member)
      },
      unknown: (member) => {
        unknown.push(member)
      },
    }
  }

  #openDialog(target: string, handler: NativeHandler, callback: NativeCallback): void {
    if (this.#dialog && !this.#dialog.closed) {
      callback(statuses.dialogOpenAlready)
      return
    }
    const dialog = new OpenDialog(target, (payload) => {
      handler(nativeEvents.dialogMessage, nativeArray(payload))
    })
    const fault = dialogFault(dialog.url, this.#origin) ?? this.#host.showDialog(dialog)
    if (fault !== undefined) {
      callback(fault)
      return
    }
    this.#dialog = dialog
    this.#host.dialogs.push(dialog)
    dialog.onClosed(() => {
      this.#host.tellOffice()
    })
    callback(statuses.success)
    this.#host.tellOffice()
  }
}

/** What office.js asks of ribbon, pane and custom functions is no visit to the workbook. */
const isService = (batch: WireBatch): boolean =>
  Object.values(batch.ObjectPaths).some((path) => path.ObjectPathType === pathTypes.service)

const bytes = (text: string): number => new TextEncoder().encode(text).length

const succeeded = (answer: string) => nativeArray([statuses.success, [200, null, answer]])

/** The whole request refused, before its first action. */
const refusal = ({ code, message = code }: Fault): string =>
  JSON.stringify({ Results: [], Error: { Code: code, Message: message, ActionIndex: 0, Location: '' } })
