/** Reads the sheets that bear a marker of ours, in one visit where nothing new is there. */
import type { Grid } from '../../functions/core/grid.ts'
import { HostError, type MarkedSheets, type SheetId } from '../spreadsheet-host.ts'
import { date1904Of, gridOf, type UsedRange } from './sheet-grid.ts'
import type { Visit } from './visit.ts'

/** What is read of a sheet. One that reaches beyond is refused: ours never do, and whole it would stop Excel. */
const readable = { rows: 2000, columns: 100, address: 'A1:CV2000' } as const

interface ReadSheet {
  readonly id: SheetId
  readonly grid: Grid
}

/** Reads after the sync; undefined where the sheet is gone or empty. */
type ReadLater<T> = () => T | undefined

const sheetId = (id: string): SheetId => id as SheetId

/**
 * Knows from visit to visit which sheets bear a marker, so that those are read and the others only searched, in one
 * sync. A sheet that came takes a second one, its marker a third.
 */
export class SheetReader {
  readonly #visit: Visit
  /** Texts with which markers begin, by sheet; a sheet without one is in it too. */
  readonly #known = new Map<SheetId, Set<string>>()
  /** A property of the workbook: asked for (by the text of cells) until a date has told it. */
  #date1904: boolean | undefined

  constructor(visit: Visit) {
    this.#visit = visit
  }

  /** A sheet that we have just drawn needs no search: these are its markers. */
  drawn(id: SheetId, markers: readonly string[]): void {
    this.#known.set(id, new Set(markers))
  }

  async read(prefix: string): Promise<MarkedSheets> {
    const marked = [...this.#known.keys()].filter((id) => this.#isMarked(id, prefix))
    const others = [...this.#known.keys()].filter((id) => !this.#isMarked(id, prefix))
    const first = await this.#visit((context) => {
      const sheets = context.workbook.worksheets.load('items/id')
      const active = sheets.getActiveWorksheet().load('id')
      const read = this.#queueReading(context, marked)
      const search = queueSearch(context, others, prefix)
      return () => {
        const ids = sheets.items.map((sheet) => sheetId(sheet.id))
        return { ids, active: sheetId(active.id), sheets: read(), found: search() }
      }
    })
    this.#forgetOthers(first.ids)
    const found = [...first.found, ...(await this.#searchNew(first.ids, prefix))]
    for (const id of found) this.#known.get(id)?.add(prefix)
    const later = found.length > 0 ? await this.#visit((context) => this.#queueReading(context, found)) : []
    const sheets = [...first.sheets, ...later].filter((sheet) => this.#stillMarked(sheet, prefix))
    const inOrder = sheets.toSorted((a, b) => first.ids.indexOf(a.id) - first.ids.indexOf(b.id))
    return { sheets: inOrder, date1904: this.#date1904 ?? false, active: first.active }
  }

  #isMarked(id: SheetId, prefix: string): boolean {
    return [...(this.#known.get(id) ?? [])].some((marker) => marker.startsWith(prefix))
  }

  #forgetOthers(ids: readonly SheetId[]): void {
    for (const id of this.#known.keys()) if (!ids.includes(id)) this.#known.delete(id)
  }

  /** Those of the sheets not seen before that bear the marker. */
  async #searchNew(ids: readonly SheetId[], prefix: string): Promise<SheetId[]> {
    const fresh = ids.filter((id) => !this.#known.has(id))
    if (fresh.length === 0) return []
    const found = await this.#visit((context) => queueSearch(context, fresh, prefix))
    for (const id of fresh) this.#known.set(id, new Set())
    return found
  }

  /** A sheet whose marker somebody has deleted is searched again from the next visit on. */
  #stillMarked({ id, grid }: ReadSheet, prefix: string): boolean {
    const marked = grid.rows.some((row) =>
      row?.some((cell) => typeof cell === 'string' && cell.trim().startsWith(prefix)),
    )
    if (!marked) this.#known.set(id, new Set())
    return marked
  }

  #queueReading(context: Excel.RequestContext, ids: readonly SheetId[]): () => ReadSheet[] {
    const wantsText = this.#date1904 === undefined
    const reads = ids.map((id) => ({ id, read: queueSheet(context, id, wantsText) }))
    return () =>
      reads.flatMap(({ id, read }) => {
        const sheet = read()
        if (!sheet) return []
        if (sheet.text) this.#date1904 ??= date1904Of(sheet.used, sheet.text)
        return [{ id, grid: gridOf(sheet.name, sheet.used) }]
      })
  }
}

interface SheetAnswer {
  readonly name: string
  readonly used: UsedRange
  readonly text: readonly (readonly string[])[] | undefined
}

function queueSheet(context: Excel.RequestContext, id: SheetId, wantsText: boolean): ReadLater<SheetAnswer> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(id).load('name')
  const used = sheet.getUsedRangeOrNullObject(true).load(extent)
  const read = used.getIntersectionOrNullObject(readable.address)
  read.load(`rowIndex,columnIndex,values,valueTypes,numberFormat${wantsText ? ',text' : ''}`)
  const rows = read.getRowProperties({ rowHidden: true })
  return () => {
    if (sheet.isNullObject || used.isNullObject) return undefined
    refuseLarge(used)
    const { rowIndex, columnIndex, values, valueTypes, numberFormat } = read
    const rowHidden = rows.value.map((row) => row.rowHidden === true)
    const text = wantsText ? read.text : undefined
    return { name: sheet.name, used: { rowIndex, columnIndex, values, valueTypes, numberFormat, rowHidden }, text }
  }
}

/** Which of the sheets have the text in some cell; what else is in them stays in Excel. */
function queueSearch(context: Excel.RequestContext, ids: readonly SheetId[], prefix: string): () => SheetId[] {
  const searches = ids.map((id) => {
    const used = context.workbook.worksheets.getItemOrNullObject(id).getUsedRangeOrNullObject(true)
    const hit = used.findOrNullObject(prefix, { completeMatch: false, matchCase: true }).load('address')
    return { id, hit }
  })
  return () => searches.filter(({ hit }) => !hit.isNullObject).map(({ id }) => id)
}

const extent = 'rowIndex,rowCount,columnIndex,columnCount'

function refuseLarge({ rowIndex, rowCount, columnIndex, columnCount }: Excel.Range): void {
  const rows = rowIndex + rowCount
  const columns = columnIndex + columnCount
  if (rows <= readable.rows && columns <= readable.columns) return
  throw new HostError('tooLarge', new Error(`${rows} rows and ${columns} columns are in use`))
}
