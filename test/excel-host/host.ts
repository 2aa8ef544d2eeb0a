/**
 * Excel without Excel: one workbook in memory, which answers the real office.js (1.1.110) of any number of panes. Pure
 * TypeScript: the same in Node and in a browser.
 */
import type { InsertOptions, OfficeState } from './api/context.ts'
import { customValue, PaneRuntime } from './custom-runtime.ts'
import type { OpenDialog } from './dialogs.ts'
import { Faults } from './faults.ts'
import { calculate, isRuleTrue } from './formulas/calculate.ts'
import { CustomCalls } from './formulas/custom-calls.ts'
import { contains, parseArea } from './model/area.ts'
import { ExcelError } from './model/excel-error.ts'
import type { Sheet } from './model/sheet.ts'
import type { ConditionalFormat } from './model/sheet-parts.ts'
import { type Origin, Workbook } from './model/workbook.ts'
import { messageCategories, messageTypes } from './native-types.ts'
import { defaultSettings, type OfficeSettings } from './office-settings.ts'
import { Pane } from './pane.ts'
import { judgeTyping, type TypeResult, typeInCell } from './typing.ts'
import { eventsOf } from './workbook-events.ts'

/** The set with which onChanged tells who has caused it. */
const triggerSourceSince = 14

export class ExcelHost {
  readonly workbook: Workbook
  readonly settings: OfficeSettings
  readonly faults = new Faults()
  /** Requests that reached the workbook: each `context.sync()` with something in it. */
  syncs = 0
  /** Members that were used, in order: "Worksheet.getRange", "Range.values". */
  readonly log: string[] = []
  /** What was asked of Excel and is not here. A test ends by expecting it empty. */
  readonly unknown: string[] = []
  /** Dialogs of the add-in; the last one is open, or none. */
  readonly dialogs: OpenDialog[] = []
  /** Shows a dialog that was opened; a status where it cannot. Unless a page does it, a test plays the dialog's part. */
  showDialog: (dialog: OpenDialog) => number | undefined = () => undefined
  readonly calls = new CustomCalls()
  /** Ribbon and pane, as the add-in has last said. */
  readonly office: OfficeState = { buttons: new Map(), tabs: new Map(), pane: 'Visible', startUp: 'Inactive' }
  readonly #runtime = new PaneRuntime()
  readonly #panes = new Set<Pane>()
  readonly #officeListeners = new Set<() => void>()
  #dirty = true
  #editing: PromiseWithResolvers<undefined> | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(settings: Partial<OfficeSettings> = {}, workbook = new Workbook()) {
    this.settings = { ...defaultSettings, ...settings }
    this.workbook = workbook
    this.calls.connect(this.#runtime)
    workbook.listen((change) => {
      const events = eventsOf(change, { hasTriggerSource: this.#hasExcelApi(triggerSourceSince) })
      for (const pane of this.#panes) {
        pane.post(events)
        // Another sheet in front is another selection of the workbook, and none of the sheet.
        if (change.kind === 'selected' || change.kind === 'activated') pane.postSelection()
      }
    })
  }

  /** For a window in which office.js is to run; `origin` is that of its page. */
  openPane(origin: string): Pane {
    const pane = new Pane(this, origin)
    this.#panes.add(pane)
    return pane
  }

  closePane(pane: Pane): void {
    this.#panes.delete(pane)
    pane.close()
  }

  /** A person types in a cell ("D8") of a sheet, by name or id. Ends an edit that was going on. */
  typeIn(sheet: Sheet | string, cell: string, text: string): TypeResult {
    this.endEdit()
    return this.#type(sheet, cell, text, 'person')
  }

  /** What Excel would say to it, with nothing written. */
  judge(sheet: Sheet | string, cell: string, text: string): TypeResult {
    const { workbook, calls } = this
    return judgeTyping({ workbook, calls, by: 'person', settle: () => undefined }, this.#sheet(sheet), cell, text)
  }

  /** Somebody else in the same file. */
  readonly coauthor = {
    typeIn: (sheet: Sheet | string, cell: string, text: string): TypeResult =>
      this.#type(sheet, cell, text, 'coauthor'),
  }

  /** A person selects: the sheet comes to the front. */
  select(sheet: Sheet | string, address: string): void {
    const area = parseArea(address)
    if (!area) throw new ExcelError('InvalidArgument', `${address} is no range.`)
    this.workbook.select(this.#sheet(sheet), area, 'person')
  }

  /** A cell is being edited: requests are refused, or wait where they asked for that (excel.md, trap 11). */
  beginEdit(): void {
    this.#editing ??= Promise.withResolvers()
  }

  endEdit(): void {
    this.#editing?.resolve(undefined)
    this.#editing = undefined
  }

  /** Resolves when the edit ends; undefined while there is none. */
  get editing(): Promise<undefined> | undefined {
    return this.#editing?.promise
  }

  /** A shortcut or a ribbon button, by the action's id. */
  press(actionId: string, from: 'shortcut' | 'ribbon' = 'shortcut'): void {
    for (const pane of this.#panes) {
      if (from === 'ribbon') pane.sendCommand(actionId)
      else pane.send(messageCategories.actions, messageTypes.invoke, JSON.stringify([actionId, '']))
    }
  }

  /** What the add-in's metadata say: `=NAMESPACE.ID(…)` for each id. */
  defineCustomFunctions(namespace: string, ids: readonly string[]): void {
    this.#runtime.define(namespace, ids)
    this.touch()
    this.settle()
  }

  /** Told when the add-in changes buttons, the pane or dialogs. Returns what ends it. */
  onOfficeChanged(listener: () => void): () => void {
    this.#officeListeners.add(listener)
    return () => {
      this.#officeListeners.delete(listener)
    }
  }

  /** A cell's conditional formats that are true, the first one first. */
  conditionalFormatsAt(sheet: Sheet, row: number, column: number): readonly ConditionalFormat[] {
    return sheet.conditionalFormats.filter(({ areas, formula }) => {
      const [first] = areas
      if (!first || !areas.some((area) => contains(area, row, column))) return false
      return isRuleTrue(this, formula, { sheet, row, column }, first)
    })
  }

  /** Something was written that formulas may depend on. */
  touch(): void {
    this.#dirty = true
  }

  /** Computes formulas where something was written. */
  settle(): void {
    if (!this.#dirty) return
    this.#dirty = false
    calculate(this)
  }

  // What panes need.

  /** One request after the other, as Excel works. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work)
    this.#turn = result.catch(() => undefined)
    return result
  }

  tellOffice(): void {
    for (const listener of [...this.#officeListeners]) listener()
  }

  showPane(state: OfficeState['pane']): void {
    if (this.office.pane === state) return
    this.office.pane = state
    const visibility = state === 'Visible' ? 'Visible' : 'Hidden'
    const message = JSON.stringify({ visibility })
    for (const pane of this.#panes) pane.send(messageCategories.events, messageTypes.visibility, message)
    this.tellOffice()
  }

  customFunctionsReady(pane: Pane): void {
    this.#runtime.ready((category, type, message) => {
      pane.send(category, type, message)
    })
  }

  customResult(id: string, succeeded: boolean, value: unknown, errorCode: number | undefined): void {
    if (!this.calls.answer(id, customValue(succeeded, value, errorCode))) return
    this.touch()
    this.settle()
  }

  async insertSheets(xlsx: Uint8Array, options: InsertOptions): Promise<readonly string[]> {
    const { insertXlsx } = await import('./xlsx-insert.ts')
    const ids = await insertXlsx(this.workbook, xlsx, options)
    this.touch()
    this.settle()
    return ids
  }

  #type(sheet: Sheet | string, cell: string, text: string, by: Origin): TypeResult {
    const settle = () => {
      this.touch()
      this.settle()
    }
    return typeInCell({ workbook: this.workbook, calls: this.calls, by, settle }, this.#sheet(sheet), cell, text)
  }

  #sheet(key: Sheet | string): Sheet {
    const sheet = typeof key === 'string' ? this.workbook.sheet(key) : key
    if (!sheet) throw new ExcelError('ItemNotFound', `There is no sheet ${typeof key === 'string' ? key : key.name}.`)
    return sheet
  }

  #hasExcelApi(minor: number): boolean {
    return Number((this.settings.sets['ExcelApi'] ?? '0.0').split('.')[1]) >= minor
  }
}
