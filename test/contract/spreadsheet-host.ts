/** What every SpreadsheetHost must keep (addin/spreadsheet-host.ts). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type CellEdit,
  HostError,
  type Selection,
  type SheetId,
  type SpreadsheetHost,
} from '../../addin/spreadsheet-host.ts'
import { cellLooks } from '../../functions/core/cell-looks.ts'
import { reportedFigures } from '../../functions/core/definition.ts'
import { type Cell, cellAt, cellName, isBlank } from '../../functions/core/grid.ts'
import { markerPrefix } from '../../functions/core/marker.ts'
import { readSubmission } from '../../functions/core/read-submission.ts'
import { buildSheetLayout } from '../../functions/core/sheet-layout-build.ts'
import { sheetPositions } from '../../functions/core/sheet-positions.ts'
import { drawSheet as drawFile } from '../../functions/formats/xlsx-template.ts'
import { gridOf, loadDefinition, sheetInput } from '../core/template-fixtures.ts'
import { parseCell, type Person } from './person.ts'

export interface OpenedSpreadsheet {
  readonly host: SpreadsheetHost
  readonly person: Person
  close(): void | Promise<void>
}

const input = sheetInput('window-weekly', 'market')
const layout = buildSheetLayout(input)
const at = sheetPositions(input.definition.definition, input.department)
const sheet = '填报表'
const looks = cellLooks('zh-CN')

const [figureRow] = [...at.figures.values()].map(({ row }) => row)
const [itemRow] = at.items!.rows
/** Cells of the template: the first figure and its remark, the first item's section, text and date, and the title. */
const cells = {
  title: 'A1',
  marker: cellName(at.marker.row, at.marker.column),
  reporter: cellName(at.reporter.row, at.reporter.column),
  figure: cellName(figureRow!, at.figures.values().next().value!.weekColumn),
  remark: cellName(figureRow!, at.figures.values().next().value!.remarkColumn),
  headline: cellName(itemRow!, at.items!.columns.headline),
  text: cellName(itemRow!, at.items!.columns.text),
  date: cellName(itemRow!, at.items!.columns.date),
} as const

/** `readMarkedSheets` for our department's sheets, of which there is one. */
async function readOne(host: SpreadsheetHost) {
  const { sheets } = await host.readMarkedSheets(markerPrefix)
  expect(sheets).toHaveLength(1)
  return sheets[0]!
}

const at0 = (name: string): [row: number, column: number] => {
  const { row, column } = parseCell(name)
  return [row, column]
}

export function describeSpreadsheetHost(name: string, open: () => Promise<OpenedSpreadsheet>): void {
  describe(`${name} keeps the SpreadsheetHost contract`, () => {
    let opened: OpenedSpreadsheet
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(() => opened.close())
    const current = () => opened

    drawingRules(current)
    readingRules(current)
    placeRules(current)
    writingRules(current)
    markingRules(current)
    eventRules(current)
    goneRules(current)
  })
}

type Opened = () => OpenedSpreadsheet

function drawingRules(opened: Opened): void {
  const bulletins = ['window-weekly', 'hospital-weekly']
  const departments = bulletins.flatMap((bulletin) =>
    loadDefinition(bulletin).departments.map(({ id }) => [bulletin, id] as const),
  )

  it('every department’s sheet comes back as it was laid out, and as a submission without an unreadable cell', async () => {
    const { host } = opened()
    for (const [bulletin, id] of departments) {
      const own = sheetInput(bulletin, id)
      const drawn = buildSheetLayout(own)
      const sheetId = await host.drawSheet(drawn)
      const { grid } = await readOne(host)
      for (const { row, column } of drawn.cells) {
        const wanted = cellAt(gridOf(drawn), row, column)
        const found = cellAt(grid, row, column)
        expect([cellName(row, column), isBlank(found) ? null : found]).toEqual([
          cellName(row, column),
          isBlank(wanted) ? null : wanted,
        ])
      }
      const context = { definition: own.definition, issue: own.issue, department: id }
      const { content } = readSubmission({ sheets: [grid], date1904: false }, context)
      const figures = reportedFigures(own.definition.definition, own.department)
      expect(Object.keys(content?.values ?? {})).toEqual(figures.map((figure) => figure.id))
      await host.removeSheet(sheetId)
    }
  })

  it('what is filled in comes back: text stays text whatever it looks like', async () => {
    const { host } = opened()
    const texts = ['=1+1', '+86 371', '007', '1/2', '2022-12-26', '12.5%', 'TRUE', "'引号", '第一行\n第二行', '@x']
    const items = texts.map((text, i) => ({
      line: i + 1,
      section: null,
      headline: text,
      text,
      date: 44_921,
      remark: null,
    }))
    const filled = { nilReturn: null, reporter: '=王', phone: '0371-1', figures: {}, items }
    await host.drawSheet(buildSheetLayout({ ...input, filled }))
    const { grid } = await readOne(host)
    const positions = sheetPositions(input.definition.definition, input.department, { lines: items.length })
    const { rows, columns } = positions.items!
    expect(rows.slice(0, texts.length).map((row) => cellAt(grid, row, columns.text))).toEqual(texts)
    expect(rows.slice(0, texts.length).map((row) => cellAt(grid, row, columns.headline))).toEqual(texts)
    expect(cellAt(grid, rows[0]!, columns.date)).toBe(44_921)
    expect(cellAt(grid, ...at0(cells.reporter))).toBe('=王')
  })

  it('it stands in front, protected, open where something is to be filled in and nowhere else', async () => {
    const { host, person } = opened()
    const id = await host.drawSheet(layout)
    expect(person.front()).toBe(sheet)
    expect((await host.readMarkedSheets(markerPrefix)).active).toBe(id)
    expect(person.isProtected(sheet)).toBe(true)
    for (const { row, column, style } of layout.cells) {
      const { locked, fill } = person.sees(sheet, cellName(row, column))
      expect([cellName(row, column), locked, fill]).toEqual([
        cellName(row, column),
        looks[style.role].locked,
        looks[style.role].fill,
      ])
    }
    expect(person.typeIn(sheet, cells.figure, '12')).toBe(true)
    expect(person.typeIn(sheet, cells.title, 'x')).toBe(false)
  })

  it('a second sheet of the same name gets a number', async () => {
    const { host, person } = opened()
    await host.drawSheet(layout)
    await host.drawSheet(layout)
    await host.drawSheet(layout, { name: '本期' })
    await host.drawSheet(layout, { name: '本期' })
    expect(person.sheets()).toEqual(['Sheet1', sheet, `${sheet} (2)`, '本期', '本期 (2)'])
    expect((await host.readMarkedSheets(markerPrefix)).sheets.map(({ grid }) => grid.name)).toHaveLength(4)
  })

  it('a sheet drawn in the place of another takes its place and its name', async () => {
    const { host, person } = opened()
    const old = await host.drawSheet(layout)
    person.renameSheet(sheet, '我的表')
    person.addSheet('说明')
    const id = await host.drawSheet(layout, { replace: old })
    expect(id).not.toBe(old)
    expect(person.sheets()).toEqual(['Sheet1', '我的表', '说明'])
    expect(await readOne(host)).toMatchObject({ id, grid: { name: '我的表' } })
    await host.drawSheet(layout, { replace: id, name: '第二次' })
    expect(person.sheets()).toEqual(['Sheet1', '第二次', '说明'])
  })

  it('a sheet out of a file is as good as a drawn one', async () => {
    const { host, person } = opened()
    const id = await host.insertSheetFile(await drawFile(layout))
    expect(person.front()).toBe(sheet)
    const read = await readOne(host)
    expect(read.id).toBe(id)
    for (const { row, column } of layout.cells) {
      const blank = (cell: Cell) => (isBlank(cell) ? null : cell)
      expect(blank(cellAt(read.grid, row, column))).toEqual(blank(cellAt(gridOf(layout), row, column)))
    }
  })
}

function readingRules(opened: Opened): void {
  it('what people type is read: numbers, text, dates, errors, and nothing as nothing', async () => {
    const { host, person } = opened()
    await host.drawSheet(layout)
    person.typeIn(sheet, cells.figure, '128')
    person.typeIn(sheet, cells.headline, '便民')
    person.typeIn(sheet, cells.text, '=1/0')
    person.typeIn(sheet, cells.date, '2022-12-27')
    const { grid } = await readOne(host)
    expect(cellAt(grid, ...at0(cells.figure))).toBe(128)
    expect(cellAt(grid, ...at0(cells.headline))).toBe('便民')
    expect(cellAt(grid, ...at0(cells.text))).toEqual({ error: '#DIV/0!' })
    expect(cellAt(grid, ...at0(cells.date))).toBe(44_922)
    expect(cellAt(grid, ...at0(cells.remark))).toBeNull()
    person.typeIn(sheet, cells.headline, '')
    expect(cellAt((await readOne(host)).grid, ...at0(cells.headline))).toBeNull()
  })

  it('a percentage is read as the text that shows', async () => {
    const { host, person } = opened()
    await host.drawSheet(layout)
    person.typeIn(sheet, cells.remark, '12.5%')
    expect(cellAt((await readOne(host)).grid, ...at0(cells.remark))).toBe('12.5%')
  })

  it('rows that nobody sees are read, and named', async () => {
    const { host, person } = opened()
    await host.drawSheet(layout)
    expect((await readOne(host)).grid.hiddenRows ?? []).toEqual([])
    person.hideRow(sheet, figureRow!)
    expect((await readOne(host)).grid.hiddenRows).toEqual([figureRow])
  })

  it('days count from 1900 where no date says otherwise', async () => {
    const { host, person } = opened()
    await host.drawSheet(layout)
    expect((await host.readMarkedSheets(markerPrefix)).date1904).toBe(false)
    person.typeIn(sheet, cells.date, '2022-12-27')
    expect((await host.readMarkedSheets(markerPrefix)).date1904).toBe(false)
  })
}

function placeRules(opened: Opened): void {
  it('sheets without the marker are left out, empty ones and such of another marker too', async () => {
    const { host, person } = opened()
    person.addSheet('别的')
    person.typeIn('别的', 'C3', 'REVIEW|a|2022-45|0|ABCDE')
    expect((await host.readMarkedSheets(markerPrefix)).sheets).toEqual([])
    await host.drawSheet(layout)
    expect((await readOne(host)).grid.name).toBe(sheet)
    const others = (await host.readMarkedSheets('REVIEW|')).sheets
    expect(others.map(({ grid }) => grid.name)).toEqual(['别的'])
    expect(cellAt(others[0]!.grid, 2, 2)).toBe('REVIEW|a|2022-45|0|ABCDE')
  })

  it('a sheet keeps its id whatever it is called and wherever it is moved', async () => {
    const { host, person } = opened()
    const id = await host.drawSheet(layout)
    person.renameSheet(sheet, '王姐的表')
    person.moveSheet('王姐的表', 0)
    expect(await readOne(host)).toMatchObject({ id, grid: { name: '王姐的表' } })
    await host.goTo(id, cells.figure)
    expect(person.front()).toBe('王姐的表')
  })

  it('a marker is found wherever it stands, and when it comes and goes', async () => {
    const { host, person } = opened()
    await host.drawSheet(layout)
    const marker = person.sees(sheet, cells.marker).value as string
    person.unprotect(sheet)
    person.typeIn(sheet, cells.marker, '')
    expect((await host.readMarkedSheets(markerPrefix)).sheets).toEqual([])
    person.typeIn(sheet, 'A40', marker)
    expect(cellAt((await readOne(host)).grid, 39, 0)).toBe(marker)
    person.typeIn(sheet, 'A40', '')
    expect((await host.readMarkedSheets(markerPrefix)).sheets).toEqual([])
    person.typeIn('Sheet1', 'B2', marker)
    expect((await readOne(host)).grid.name).toBe('Sheet1')
  })

  it('a sheet that somebody deletes is gone from the next reading on', async () => {
    const { host, person } = opened()
    await host.drawSheet(layout)
    await readOne(host)
    person.deleteSheet(sheet)
    expect((await host.readMarkedSheets(markerPrefix)).sheets).toEqual([])
  })
}

function writingRules(opened: Opened): void {
  it('cells are written whatever is locked, and the sheet is protected afterwards', async () => {
    const { host, person } = opened()
    const id = await host.drawSheet(layout)
    await host.writeCells(id, [
      { ...parseCell(cells.title), value: '改过的标题' },
      { ...parseCell(cells.figure), value: 42 },
    ])
    expect(person.sees(sheet, cells.title)).toMatchObject({ value: '改过的标题', locked: true })
    expect(cellAt((await readOne(host)).grid, ...at0(cells.figure))).toBe(42)
    expect(person.isProtected(sheet)).toBe(true)
    await host.writeCells(id, [{ ...parseCell(cells.figure), value: null }])
    expect(cellAt((await readOne(host)).grid, ...at0(cells.figure))).toBeNull()
    person.unprotect(sheet)
    await host.writeCells(id, [{ ...parseCell(cells.figure), value: 7 }])
    expect(person.isProtected(sheet)).toBe(true)
  })

  it.each(['=1+1', '007', '1/2', '12.5%', 'TRUE', "'引号", '+86'])(
    '%j is written as the text that it is',
    async (text) => {
      const { host } = opened()
      const id = await host.drawSheet(layout)
      const places = [cells.remark, cells.reporter, cells.headline]
      await host.writeCells(
        id,
        places.map((cell) => ({ ...parseCell(cell), value: text })),
      )
      const { grid } = await readOne(host)
      expect(places.map((cell) => cellAt(grid, ...at0(cell)))).toEqual([text, text, text])
    },
  )

  it('writing nothing changes nothing', async () => {
    const { host, person } = opened()
    const id = await host.drawSheet(layout)
    await host.writeCells(id, [])
    expect(person.isProtected(sheet)).toBe(true)
  })
}

function markingRules(opened: Opened): void {
  const fillOf = (cell: string) => opened().person.sees(sheet, cell).fill

  it('marked cells show the colour of what was found, and their own again when they are not marked any more', async () => {
    const { host, person } = opened()
    const id = await host.drawSheet(layout)
    const own = fillOf(cells.figure)
    await host.markCells(id, [
      { cell: cells.figure, severity: 'error' },
      { cell: cells.text, severity: 'warning' },
      { cell: cells.date, severity: 'notice' },
    ])
    expect(fillOf(cells.figure)).toBe(looks.error.fill)
    expect(fillOf(cells.text)).toBe(looks.warning.fill)
    expect(fillOf(cells.date)).toBe(looks.inputText.fill)
    expect(person.isProtected(sheet)).toBe(true)
    await host.markCells(id, [{ cell: cells.text, severity: 'error' }])
    expect(fillOf(cells.figure)).toBe(own)
    expect(fillOf(cells.text)).toBe(looks.error.fill)
    await host.markCells(id, [])
    expect(fillOf(cells.text)).toBe(own)
    expect(person.isProtected(sheet)).toBe(true)
  })

  it('a cell with several findings shows the gravest', async () => {
    const { host } = opened()
    const id = await host.drawSheet(layout)
    await host.markCells(id, [
      { cell: cells.figure, severity: 'error' },
      { cell: cells.figure, severity: 'warning' },
      { cell: cells.figure, severity: 'notice' },
    ])
    expect(fillOf(cells.figure)).toBe(looks.error.fill)
  })

  it('marks change no value', async () => {
    const { host } = opened()
    const id = await host.drawSheet(layout)
    const before = await readOne(host)
    await host.markCells(id, [{ cell: cells.figure, severity: 'error' }])
    expect(await readOne(host)).toEqual(before)
  })
}

function eventRules(opened: Opened): void {
  it('people’s edits are told with sheet and range, here’s and a coauthor’s, until nobody listens', async () => {
    const { host, person } = opened()
    const id = await host.drawSheet(layout)
    await person.settle()
    const edits: CellEdit[] = []
    const end = await host.onEdited((edit) => edits.push(edit))
    person.typeIn(sheet, cells.figure, '5')
    await person.settle()
    person.coauthorTypesIn(sheet, cells.text, '协同')
    await person.settle()
    expect(edits).toEqual([
      { sheet: id, range: cells.figure, by: 'here' },
      { sheet: id, range: cells.text, by: 'coauthor' },
    ])
    end()
    end()
    person.typeIn(sheet, cells.figure, '6')
    await person.settle()
    expect(edits).toHaveLength(2)
  })

  it('our own writes, marks and drawings are no edits', async () => {
    const { host, person } = opened()
    const edits: CellEdit[] = []
    await host.onEdited((edit) => edits.push(edit))
    const id = await host.drawSheet(layout)
    await host.writeCells(id, [{ ...parseCell(cells.figure), value: 42 }])
    await host.markCells(id, [{ cell: cells.figure, severity: 'error' }])
    await host.drawSheet(layout, { replace: id })
    await person.settle()
    expect(edits).toEqual([])
    person.typeIn(sheet, cells.figure, '43')
    await person.settle()
    expect(edits.map(({ range }) => range)).toEqual([cells.figure])
  })

  it('going to a cell brings its sheet to the front and selects it', async () => {
    const { host, person } = opened()
    const id = await host.drawSheet(layout)
    person.select('Sheet1', 'B3')
    expect(await host.selection()).toMatchObject({ cell: 'B3' })
    await host.goTo(id, cells.text)
    expect(person.front()).toBe(sheet)
    expect(await host.selection()).toEqual({ sheet: id, cell: cells.text })
  })

  it('selections are told until nobody listens', async () => {
    const { host, person } = opened()
    const id = await host.drawSheet(layout)
    await person.settle()
    const seen: Selection[] = []
    const end = await host.onSelected((selection) => seen.push(selection))
    person.select(sheet, cells.figure)
    await person.settle()
    expect(seen.at(-1)).toEqual({ sheet: id, cell: cells.figure })
    person.select('Sheet1', 'C4')
    await person.settle()
    expect(seen.at(-1)).toMatchObject({ cell: 'C4' })
    const told = seen.length
    end()
    person.select(sheet, cells.text)
    await person.settle()
    expect(seen).toHaveLength(told)
  })
}

function goneRules(opened: Opened): void {
  const asked: Readonly<Record<string, (host: SpreadsheetHost, id: SheetId) => Promise<unknown>>> = {
    writeCells: (host, id) => host.writeCells(id, [{ row: 0, column: 0, value: 'x' }]),
    markCells: (host, id) => host.markCells(id, [{ cell: 'A1', severity: 'error' }]),
    goTo: (host, id) => host.goTo(id, 'A1'),
    removeSheet: (host, id) => host.removeSheet(id),
    'drawSheet in its place': (host, id) => host.drawSheet(layout, { replace: id }),
  }

  it.each(Object.keys(asked))('%s says of a sheet that is gone that it is gone', async (method) => {
    const { host, person } = opened()
    const id = await host.drawSheet(layout)
    await host.removeSheet(id)
    expect(person.sheets()).toEqual(['Sheet1'])
    const error: unknown = await asked[method]!(host, id).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(HostError)
    expect((error as HostError).fault).toBe('sheetGone')
    expect(person.sheets()).toEqual(['Sheet1'])
  })
}
