/** What objects of the API have in common: the workbook, and the Excel around it. */
import { ExcelError } from '../model/excel-error.ts'
import type { Sheet } from '../model/sheet.ts'
import type { Area } from '../model/area.ts'
import type { Workbook } from '../model/workbook.ts'
import type { CustomCalls } from '../formulas/custom-calls.ts'

export interface ApiContext {
  readonly workbook: Workbook
  readonly calls: CustomCalls
  /** Something was written that formulas may depend on. */
  touch(): void
  /** Computes formulas where something was written. */
  settle(): void
  /** Custom functions are asked again too. */
  calculateAll(): void
  registerEvent(event: number, target: string): void
  unregisterEvent(event: number, target: string): void
  /** The sheets of an .xlsx as sheets of this workbook; gives their ids. */
  insertSheets(xlsx: Uint8Array, options: InsertOptions): Promise<readonly string[]>
}

export interface InsertOptions {
  /** All of them where none is named. */
  readonly names: readonly string[]
  readonly at: 'None' | 'Before' | 'After' | 'Beginning' | 'End'
  readonly relativeTo: Sheet | undefined
}

/** What the add-in has said of Office beside the workbook. */
export interface OfficeState {
  /** The ribbon's buttons by id: whether they are enabled, as `requestUpdate` said last. */
  readonly buttons: Map<string, boolean>
  /** The ribbon's tabs by id: whether they are shown. */
  readonly tabs: Map<string, boolean>
  pane: 'Visible' | 'Background'
  /** Whether the add-in wants to run when the document opens: "Background", or "Inactive". */
  startUp: string
}

/** What objects of Office need of the Excel around. */
export interface OfficeService {
  readonly state: OfficeState
  changed(): void
  showPane(state: OfficeState['pane']): void
  /** The runtime for custom functions has come up. */
  customFunctionsReady(): void
  customResult(id: string, succeeded: boolean, value: unknown, errorCode: number | undefined): void
}

/** Cells of one sheet: a Range has one area, RangeAreas have some. */
export interface Cells {
  readonly context: ApiContext
  readonly sheet: Sheet
  readonly areas: readonly Area[]
}

/** The one area of a Range. */
export function areaOf({ areas }: Cells): Area {
  const [area] = areas
  if (!area) throw new ExcelError('InvalidReference')
  return area
}

export interface SheetTarget {
  readonly context: ApiContext
  readonly sheet: Sheet
}

/** Formats, sizes, validations: what is no value. Undo is gone after it, as after any write of an add-in. */
export function tellLook({ context, sheet }: SheetTarget): void {
  context.workbook.canUndo = false
  context.workbook.notify({ kind: 'look', sheet })
}

/** A member that Office.js has and this host lacks. The wire records it, so that a test fails on it. */
export class UnknownMember extends ExcelError {
  readonly member: string
  constructor(member: string) {
    super('ApiNotFound', `The in-memory Excel has no ${member}.`)
    this.member = member
  }
}
