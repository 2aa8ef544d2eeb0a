/** The two drawers of a SheetLayout give the same sheet: Office.js in the workbook, exceljs as a file. */
import excel from 'exceljs'
import { afterEach, describe, expect, it } from 'vitest'
import { columnPoints } from '../../../addin/excel/draw-page.ts'
import { cellName, type Grid } from '../../../functions/core/grid.ts'
import type { SheetLayout } from '../../../functions/core/sheet-layout.ts'
import { buildSheetLayout } from '../../../functions/core/sheet-layout-build.ts'
import { readXlsx } from '../../../functions/formats/xlsx-read.ts'
import { drawSheet as drawFile } from '../../../functions/formats/xlsx-template.ts'
import { loadDefinition, sheetInput } from '../../core/template-fixtures.ts'
import { saveXlsx } from '../../excel-host/xlsx.ts'
import { openAdapter, type OpenedAdapter } from './opened-excel.ts'

let opened: OpenedAdapter
afterEach(() => opened.close())

interface Drawn {
  readonly grid: Grid
  readonly page: excel.Worksheet
}

async function opening(bytes: Uint8Array, name: string): Promise<Drawn> {
  const read = readXlsx(bytes)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  const workbook = new excel.Workbook()
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)
  return { grid: read.workbook.sheets.find((grid) => grid.name === name)!, page: workbook.getWorksheet(name)! }
}

/** The layout drawn by Office.js and saved by the host, and drawn by exceljs. */
async function bothWays(layout: SheetLayout): Promise<{ office: Drawn; file: Drawn }> {
  opened = await openAdapter()
  await opened.host.drawSheet(layout)
  const saved = await saveXlsx(opened.excel.workbook)
  return { office: await opening(saved, layout.name), file: await opening(await drawFile(layout), layout.name) }
}

/** Lines at the top, right, bottom and left; one between two cells may be either's. */
function linesAround({ worksheet, fullAddress: { row, col }, border }: excel.Cell) {
  const neighbour = (rows: number, columns: number): Partial<excel.Borders> | undefined =>
    row + rows > 0 && col + columns > 0 ? worksheet.getCell(row + rows, col + columns).border : undefined
  const edges = [
    border.top ?? neighbour(-1, 0)?.bottom,
    border.right ?? neighbour(0, 1)?.left,
    border.bottom ?? neighbour(1, 0)?.top,
    border.left ?? neighbour(0, -1)?.right,
  ]
  return edges.map((edge) => edge?.style && `${edge.style} ${edge.color?.argb ?? ''}`)
}

/** What a cell looks like, with what both ways leave out because it is the default. */
function lookOf(cell: excel.Cell) {
  const { font, fill, alignment, numFmt } = cell
  const protection = cell.protection as Partial<excel.Protection> | undefined
  return {
    font: { name: font.name, size: font.size, bold: font.bold ?? false, colour: font.color?.argb },
    fill: fill.type === 'pattern' && fill.pattern === 'solid' ? fill.fgColor?.argb : undefined,
    border: linesAround(cell),
    horizontal: alignment.horizontal,
    vertical: alignment.vertical,
    wrap: alignment.wrapText ?? false,
    indent: alignment.indent ?? 0,
    numFmt: numFmt as string | undefined,
    locked: protection?.locked ?? true,
  }
}

const filled = (layout: Parameters<typeof buildSheetLayout>[0]) =>
  buildSheetLayout({
    ...layout,
    filled: {
      nilReturn: null,
      reporter: '王敏',
      phone: '0371-60000000',
      figures: {},
      items: [
        { line: 1, section: '=1', headline: '+86', text: '第一行\n第二行', date: 44_922, remark: "'引号" },
        { line: 2, section: null, headline: '007', text: '1/2', date: null, remark: 12 },
      ],
    },
  })

const layouts: Readonly<Record<string, SheetLayout>> = Object.fromEntries(
  ['window-weekly', 'hospital-weekly'].flatMap((bulletin) => {
    const [department] = loadDefinition(bulletin).departments
    const input = sheetInput(bulletin, department!.id)
    return [
      [bulletin, buildSheetLayout(input)],
      [`${bulletin}, filled in`, filled(input)],
    ]
  }),
)

describe.each(Object.keys(layouts))('%s', (name) => {
  const layout = layouts[name]!

  it('has the same values in the same cells', async () => {
    const { office, file } = await bothWays(layout)
    const plain = ({ rows }: Grid) => Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? null))
    expect(plain(office.grid)).toEqual(plain(file.grid))
  })

  it('has cells that look the same and are locked or open alike', async () => {
    const { office, file } = await bothWays(layout)
    for (const { row, column } of layout.cells) {
      const at = cellName(row, column)
      expect([at, lookOf(office.page.getCell(at))]).toEqual([at, lookOf(file.page.getCell(at))])
    }
  })

  it('guards the same cells by the same rules and words', async () => {
    const { office, file } = await bothWays(layout)
    for (const { range } of layout.validations) {
      for (const { row, column } of [range.from, range.to]) {
        const at = cellName(row, column)
        expect([at, office.page.getCell(at).dataValidation]).toEqual([at, file.page.getCell(at).dataValidation])
      }
    }
  })

  it('has the same sizes, merged cells, view, page and protection', async () => {
    const { office, file } = await bothWays(layout)
    const growing = new Set(layout.growingRows)
    const fixed = Object.keys(layout.rowHeights)
      .map(Number)
      .filter((row) => !growing.has(row))
    const shape = ({ page }: Drawn) => {
      const { orientation, paperSize, fitToPage, fitToWidth, fitToHeight, horizontalCentered, printTitlesRow } =
        page.pageSetup
      const [view] = page.views
      const protection = (page as unknown as { sheetProtection: Record<string, unknown> }).sheetProtection
      return {
        points: layout.columns.map((_, i) => columnPoints(page.getColumn(i + 1).width ?? 0)),
        heights: fixed.map((row) => page.getRow(row + 1).height),
        merges: page.model.merges.toSorted(),
        view: { state: view?.state, rows: view && 'ySplit' in view ? view.ySplit : 0, grid: view?.showGridLines },
        page: { orientation, paperSize, fitToPage, fitToWidth, fitToHeight, horizontalCentered, printTitlesRow },
        margins: Object.values(page.pageSetup.margins ?? {}).map((inches: number) => Math.round(inches * 100)),
        footer: page.headerFooter.oddFooter,
        protection: {
          sheet: protection['sheet'],
          rows: protection['formatRows'],
          columns: protection['formatColumns'],
        },
      }
    }
    expect(shape(office)).toEqual(shape(file))
  })
})
