/** The workbook in memory: sheets, names, what is in front, and who is told of changes. Plain values, no DOM. */
import { type Area, cellArea } from './area.ts'
import type { CellValue } from './cell.ts'
import { ExcelError } from './excel-error.ts'
import { Sheet } from './sheet.ts'
import type { DefinedName, Visibility } from './sheet-parts.ts'

/** Who did it: the person at this Excel, the add-in, or somebody else in the same file. */
export type Origin = 'person' | 'api' | 'coauthor'

export interface ValueChange {
  readonly before: CellValue
  readonly after: CellValue
}

export type WorkbookChange =
  /** `values` is there where one cell changed, `shift` where whole rows came or went. */
  | {
      readonly kind: 'cells'
      readonly sheet: Sheet
      readonly area: Area
      readonly by: Origin
      readonly values?: ValueChange
      readonly shift?: 'RowInserted' | 'RowDeleted'
    }
  /** Results of formulas. */
  | { readonly kind: 'calculated'; readonly sheet: Sheet }
  /** Formats, sizes, merges, validations, protection, page. */
  | { readonly kind: 'look'; readonly sheet: Sheet }
  | { readonly kind: 'selected'; readonly sheet: Sheet; readonly by: Origin }
  | { readonly kind: 'activated'; readonly sheet: Sheet; readonly from: Sheet | undefined; readonly by: Origin }
  | { readonly kind: 'added'; readonly sheet: Sheet; readonly by: Origin }
  | { readonly kind: 'deleted'; readonly sheet: Sheet; readonly by: Origin }
  | { readonly kind: 'renamed'; readonly sheet: Sheet; readonly before: string; readonly by: Origin }
  | {
      readonly kind: 'moved'
      readonly sheet: Sheet
      readonly before: number
      readonly after: number
      readonly by: Origin
    }
  | { readonly kind: 'shown'; readonly sheet: Sheet; readonly before: Visibility; readonly by: Origin }

export type WorkbookListener = (change: WorkbookChange) => void

const maxSheetName = 31

export class Workbook {
  name = 'Book1.xlsx'
  readonly names = new Map<string, DefinedName>()
  /** Whether days count from 1904, as on Macs of old. */
  date1904 = false
  /** Whether Undo has anything: a person's edits fill it, and whatever an add-in writes empties it. */
  canUndo = false
  #sheets: Sheet[] = []
  #active: Sheet
  #nextId = 1
  #nextFormatId = 1
  readonly #listeners = new Set<WorkbookListener>()

  constructor(firstSheet = 'Sheet1') {
    this.#active = this.#newSheet(firstSheet)
    this.#sheets.push(this.#active)
  }

  get sheets(): readonly Sheet[] {
    return this.#sheets
  }

  get active(): Sheet {
    return this.#active
  }

  /** By id or name; names are the same in upper and lower case. */
  sheet(key: string): Sheet | undefined {
    const name = key.toLowerCase()
    return this.#sheets.find((sheet) => sheet.id === key || sheet.name.toLowerCase() === name)
  }

  position(sheet: Sheet): number {
    return this.#sheets.indexOf(sheet)
  }

  /** Told at once, within the change. Returns what ends it. */
  listen(listener: WorkbookListener): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  notify(change: WorkbookChange): void {
    if ('by' in change && change.kind !== 'selected' && change.kind !== 'activated')
      this.canUndo = change.by === 'person'
    for (const listener of [...this.#listeners]) listener(change)
  }

  /** Throws InvalidArgument for a name that Excel does not take, ItemAlreadyExists for one that is there. */
  addSheet(name: string | undefined, by: Origin): Sheet {
    if (name !== undefined) this.#checkName(name, undefined)
    const sheet = this.#newSheet(name ?? this.#freeName())
    this.#sheets.push(sheet)
    this.notify({ kind: 'added', sheet, by })
    return sheet
  }

  renameSheet(sheet: Sheet, name: string, by: Origin): void {
    this.#checkName(name, sheet)
    const before = sheet.name
    sheet.name = name
    this.notify({ kind: 'renamed', sheet, before, by })
  }

  /** Throws InvalidOperation for the last sheet that people see. */
  deleteSheet(sheet: Sheet, by: Origin): void {
    this.#keepOneVisible(sheet)
    const at = this.position(sheet)
    this.#sheets = this.#sheets.filter((other) => other !== sheet)
    this.notify({ kind: 'deleted', sheet, by })
    if (this.#active === sheet) this.#activateNear(at, by)
  }

  moveSheet(sheet: Sheet, position: number, by: Origin): void {
    if (!Number.isInteger(position) || position < 0 || position >= this.#sheets.length)
      throw new ExcelError('InvalidArgument')
    const before = this.position(sheet)
    const others = this.#sheets.filter((other) => other !== sheet)
    others.splice(position, 0, sheet)
    this.#sheets = others
    this.notify({ kind: 'moved', sheet, before, after: position, by })
  }

  showSheet(sheet: Sheet, visibility: Visibility, by: Origin): void {
    if (visibility === sheet.visibility) return
    if (visibility !== 'Visible') this.#keepOneVisible(sheet)
    const before = sheet.visibility
    sheet.visibility = visibility
    this.notify({ kind: 'shown', sheet, before, by })
    if (this.#active === sheet && visibility !== 'Visible') this.#activateNear(this.position(sheet), by)
  }

  activate(sheet: Sheet, by: Origin): void {
    if (sheet.visibility !== 'Visible') throw new ExcelError('InvalidOperation')
    if (sheet === this.#active) return
    const from = this.#active
    this.#active = sheet
    this.notify({ kind: 'activated', sheet, from, by })
  }

  select(sheet: Sheet, area: Area, by: Origin): void {
    sheet.selection = area
    this.activate(sheet, by)
    this.notify({ kind: 'selected', sheet, by })
  }

  /** The cell in front in which typing begins. */
  get activeCell(): Area {
    return cellArea(this.#active.selection.row, this.#active.selection.column)
  }

  /** Names a conditional format. */
  nextFormatId(): string {
    return `{${String(this.#nextFormatId++).padStart(8, '0')}-0000-0000-0000-000000000000}`
  }

  #newSheet(name: string): Sheet {
    const id = `{00000000-${String(this.#nextId++).padStart(4, '0')}-0000-0000-000000000000}`
    return new Sheet(id, name)
  }

  #freeName(): string {
    for (let n = this.#sheets.length + 1; ; n++) if (!this.sheet(`Sheet${n}`)) return `Sheet${n}`
  }

  #checkName(name: string, self: Sheet | undefined): void {
    const taken = this.sheet(name)
    if (name === '' || name.length > maxSheetName || /[[\]:*?/\\]/.test(name) || /^'|'$/.test(name)) {
      throw new ExcelError('InvalidArgument')
    }
    if (taken && taken !== self) throw new ExcelError('ItemAlreadyExists')
  }

  #keepOneVisible(sheet: Sheet): void {
    const others = this.#sheets.filter((other) => other !== sheet && other.visibility === 'Visible')
    if (others.length === 0) throw new ExcelError('InvalidOperation')
  }

  #activateNear(at: number, by: Origin): void {
    const visible = this.#sheets.filter((sheet) => sheet.visibility === 'Visible')
    const next = visible.find((sheet) => this.position(sheet) >= at) ?? visible.at(-1)
    if (next) this.activate(next, by)
  }
}
