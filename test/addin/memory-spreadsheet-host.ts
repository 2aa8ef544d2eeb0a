/** SpreadsheetHost in memory, and a person in front of it: for tests of panes, which need no Office.js. */
import { type CellLook, cellLooks } from '../../functions/core/cell-looks.ts'
import { type Cell, cellName, type Grid, isBlank } from '../../functions/core/grid.ts'
import type { SheetLayout, StyleRole } from '../../functions/core/sheet-layout.ts'
import {
  type CellEdit,
  type CellMark,
  HostError,
  type HostFault,
  type Selection,
  type SheetId,
  type SpreadsheetHost,
} from '../../addin/spreadsheet-host.ts'
import { parseCell, type Person } from '../contract/person.ts'

interface MemoryCell {
  readonly value: Cell
  readonly look?: CellLook
}

interface MemorySheet {
  readonly id: SheetId
  name: string
  readonly cells: Map<string, MemoryCell>
  readonly hiddenRows: Set<number>
  readonly marks: Map<string, CellMark['severity']>
  isProtected: boolean
}

/** Every method can be made to fail: `fail('drawSheet', 'protected')` for the next call. */
export interface MemoryExcel {
  readonly host: SpreadsheetHost
  readonly person: Person
  /** How often each method was called. */
  readonly calls: Readonly<Record<keyof SpreadsheetHost, number>>
  fail(method: keyof SpreadsheetHost, fault: HostFault, times?: number): void
  /** Runs before each call of a method: to let something happen meanwhile, or to make it wait. */
  before(method: keyof SpreadsheetHost, run: () => void | Promise<void>): void
}

/** The first sheet of an .xlsx; undefined where it is none. */
type ReadFile = (xlsx: Uint8Array) => Grid | undefined

/**
 * A workbook with one empty sheet, as Excel opens. Events arrive a moment later, as Excel's do. Without `readFile` no
 * sheet can be inserted from a file, as in an old Excel.
 */
export function openMemoryExcel(readFile?: ReadFile): MemoryExcel {
  const book = new MemoryBook(readFile)
  const methods = Object.keys(book.host) as (keyof SpreadsheetHost)[]
  const calls = Object.fromEntries(methods.map((name) => [name, 0])) as Record<keyof SpreadsheetHost, number>
  const faults = new Map<keyof SpreadsheetHost, HostFault[]>()
  const hooks = new Map<keyof SpreadsheetHost, () => void | Promise<void>>()
  const call = async <R>(name: keyof SpreadsheetHost, run: () => Promise<R>): Promise<R> => {
    calls[name]++
    await hooks.get(name)?.()
    const fault = faults.get(name)?.shift()
    if (fault) throw new HostError(fault)
    return run()
  }
  const { host } = book
  return {
    host: {
      readMarkedSheets: (prefix) => call('readMarkedSheets', () => host.readMarkedSheets(prefix)),
      drawSheet: (layout, options) => call('drawSheet', () => host.drawSheet(layout, options)),
      insertSheetFile: (xlsx) => call('insertSheetFile', () => host.insertSheetFile(xlsx)),
      writeCells: (sheet, changes) => call('writeCells', () => host.writeCells(sheet, changes)),
      markCells: (sheet, marks) => call('markCells', () => host.markCells(sheet, marks)),
      goTo: (sheet, cell) => call('goTo', () => host.goTo(sheet, cell)),
      removeSheet: (sheet) => call('removeSheet', () => host.removeSheet(sheet)),
      selection: () => call('selection', () => host.selection()),
      onEdited: (listener) => call('onEdited', () => host.onEdited(listener)),
      onSelected: (listener) => call('onSelected', () => host.onSelected(listener)),
    },
    person: book.person,
    calls,
    fail(method, fault, times = 1) {
      faults.set(method, [...(faults.get(method) ?? []), ...Array<HostFault>(times).fill(fault)])
    },
    before(method, run) {
      hooks.set(method, run)
    },
  }
}

class MemoryBook {
  readonly #sheets: MemorySheet[] = []
  readonly #edited = new Set<(edit: CellEdit) => void>()
  readonly #selected = new Set<(selection: Selection) => void>()
  #selection: { sheet: SheetId; cell: string }
  readonly #readFile: ReadFile | undefined
  #ids = 0

  constructor(readFile: ReadFile | undefined) {
    this.#readFile = readFile
    const first = this.#add('Sheet1')
    this.#selection = { sheet: first.id, cell: 'A1' }
  }

  readonly host: SpreadsheetHost = {
    readMarkedSheets: (prefix) => {
      const sheets = this.#sheets.flatMap((sheet) => {
        const grid = gridOf(sheet)
        const marked = grid.rows.some((row) => row?.some((cell) => typeof cell === 'string' && cell.startsWith(prefix)))
        return marked ? [{ id: sheet.id, grid }] : []
      })
      return Promise.resolve({ sheets, date1904: false, active: this.#selection.sheet })
    },
    drawSheet: (layout, options = {}) => {
      const old = options.replace === undefined ? undefined : this.#sheet(options.replace)
      const others = this.#sheets.filter((sheet) => sheet !== old)
      const sheet = this.#add(freeName(options.name ?? old?.name ?? layout.name, others), old)
      if (old) this.#remove(old)
      draw(sheet, layout)
      this.#select({ sheet: sheet.id, cell: 'A1' })
      return Promise.resolve(sheet.id)
    },
    insertSheetFile: (xlsx) => {
      if (!this.#readFile) throw new HostError('unsupported')
      const grid = this.#readFile(xlsx)
      if (!grid) throw new HostError('failed')
      const sheet = this.#add(freeName(grid.name, this.#sheets))
      for (const [row, cells] of grid.rows.entries()) {
        for (const [column, value] of cells?.entries() ?? []) sheet.cells.set(cellName(row, column), { value })
      }
      this.#select({ sheet: sheet.id, cell: 'A1' })
      return Promise.resolve(sheet.id)
    },
    writeCells: (id, changes) => {
      const sheet = this.#sheet(id)
      for (const { row, column, value } of changes) put(sheet, cellName(row, column), value)
      sheet.isProtected = true
      return Promise.resolve()
    },
    markCells: (id, marks) => {
      const sheet = this.#sheet(id)
      sheet.marks.clear()
      const grave = ['notice', 'warning', 'error']
      const ordered = marks.toSorted((a, b) => grave.indexOf(a.severity) - grave.indexOf(b.severity))
      for (const { cell, severity } of ordered) sheet.marks.set(cell, severity)
      return Promise.resolve()
    },
    goTo: (id, cell) => {
      this.#select({ sheet: this.#sheet(id).id, cell })
      return Promise.resolve()
    },
    removeSheet: (id) => {
      this.#remove(this.#sheet(id))
      return Promise.resolve()
    },
    selection: () => Promise.resolve({ ...this.#selection }),
    onEdited: (listener) => Promise.resolve(subscribe(this.#edited, listener)),
    onSelected: (listener) => Promise.resolve(subscribe(this.#selected, listener)),
  }

  readonly person: Person = {
    typeIn: (name, cell, text) => this.#type(name, cell, text, 'here'),
    coauthorTypesIn: (name, cell, text) => {
      this.#type(name, cell, text, 'coauthor')
    },
    select: (name, cell) => {
      this.#select({ sheet: this.#named(name).id, cell })
    },
    addSheet: (name) => {
      this.#add(name)
    },
    renameSheet: (name, to) => {
      this.#named(name).name = to
    },
    moveSheet: (name, position) => {
      const sheet = this.#named(name)
      this.#sheets.splice(this.#sheets.indexOf(sheet), 1)
      this.#sheets.splice(position, 0, sheet)
    },
    deleteSheet: (name) => {
      this.#remove(this.#named(name))
    },
    hideRow: (name, row) => {
      this.#named(name).hiddenRows.add(row)
    },
    unprotect: (name) => {
      this.#named(name).isProtected = false
    },
    sheets: () => this.#sheets.map(({ name }) => name),
    front: () => this.#sheets.find(({ id }) => id === this.#selection.sheet)?.name,
    isProtected: (name) => this.#named(name).isProtected,
    sees: (name, cell) => {
      const sheet = this.#named(name)
      const { value, look } = sheet.cells.get(cell) ?? { value: null }
      const severity = sheet.marks.get(cell)
      const mark = severity === 'error' || severity === 'warning' ? cellLooks('en')[severity].fill : undefined
      return { value: isBlank(value) ? null : value, fill: mark ?? look?.fill, locked: look?.locked ?? true }
    },
    settle: () => new Promise((resolve) => setTimeout(resolve, 0)),
  }

  #add(name: string, before?: MemorySheet): MemorySheet {
    const id = `{sheet-${++this.#ids}}` as SheetId
    const sheet = { id, name, cells: new Map(), hiddenRows: new Set<number>(), marks: new Map(), isProtected: false }
    this.#sheets.splice(before ? this.#sheets.indexOf(before) : this.#sheets.length, 0, sheet)
    return sheet
  }

  #remove(sheet: MemorySheet): void {
    this.#sheets.splice(this.#sheets.indexOf(sheet), 1)
    const [first] = this.#sheets
    if (first && this.#selection.sheet === sheet.id) this.#selection = { sheet: first.id, cell: 'A1' }
  }

  #sheet(id: SheetId): MemorySheet {
    const sheet = this.#sheets.find((one) => one.id === id)
    if (!sheet) throw new HostError('sheetGone')
    return sheet
  }

  #named(name: string): MemorySheet {
    const sheet = this.#sheets.find((one) => one.name === name)
    if (!sheet) throw new Error(`There is no sheet ${name}`)
    return sheet
  }

  #type(name: string, cell: string, text: string, by: CellEdit['by']): boolean {
    const sheet = this.#named(name)
    if (sheet.isProtected && sheet.cells.get(cell)?.look?.locked !== false) return false
    put(sheet, cell, understood(text))
    setTimeout(() => {
      for (const listener of this.#edited) listener({ sheet: sheet.id, range: cell, by })
    }, 0)
    return true
  }

  #select(selection: Selection): void {
    this.#selection = { ...selection }
    setTimeout(() => {
      for (const listener of this.#selected) listener(selection)
    }, 0)
  }
}

function subscribe<E>(listeners: Set<(event: E) => void>, listener: (event: E) => void): () => void {
  const own = (event: E): void => {
    listener(event)
  }
  listeners.add(own)
  return () => {
    listeners.delete(own)
  }
}

function freeName(name: string, others: readonly { readonly name: string }[]): string {
  const taken = new Set(others.map((sheet) => sheet.name))
  let free = name
  for (let n = 2; taken.has(free); n++) free = `${name} (${n})`
  return free
}

function draw(sheet: MemorySheet, layout: SheetLayout): void {
  const looks: Readonly<Record<StyleRole, CellLook>> = cellLooks(layout.language)
  for (const { row, column, value, style } of layout.cells) {
    const shown = typeof value === 'object' && value !== null ? value.result : value
    sheet.cells.set(cellName(row, column), { value: shown, look: looks[style.role] })
  }
  sheet.isProtected = true
}

function put(sheet: MemorySheet, cell: string, value: Cell): void {
  const { look } = sheet.cells.get(cell) ?? {}
  sheet.cells.set(cell, { value, ...(look ? { look } : {}) })
}

/** What Excel makes of what is typed, as far as tests type it. */
function understood(text: string): Cell {
  if (text === '') return null
  if (text.startsWith("'")) return text.slice(1)
  if (text === '=1/0') return { error: '#DIV/0!' }
  if (/^(?:TRUE|FALSE)$/i.test(text)) return text.toUpperCase() === 'TRUE'
  const date = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (date) return Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3])) / 86_400_000 + 25_569
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text
}

function gridOf({ name, cells, hiddenRows }: MemorySheet): Grid {
  const rows: Cell[][] = []
  for (const [at, { value }] of cells) {
    const { row, column } = parseCell(at)
    if (isBlank(value)) continue
    const list = (rows[row] ??= [])
    while (list.length < column) list.push(null)
    list[column] = value
  }
  return { name, rows, ...(hiddenRows.size > 0 ? { hiddenRows: [...hiddenRows] } : {}) }
}
