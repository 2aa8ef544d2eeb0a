import { createHash } from 'node:crypto'
import excel from 'exceljs'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { finding } from '../../functions/core/finding.ts'
import { cellAt, cellName } from '../../functions/core/grid.ts'
import { parseMarker } from '../../functions/core/marker.ts'
import type { SheetLayout } from '../../functions/core/sheet-layout.ts'
import { buildSheetLayout } from '../../functions/core/sheet-layout-build.ts'
import { sheetPositions } from '../../functions/core/sheet-positions.ts'
import { readXlsx } from '../../functions/formats/xlsx-read.ts'
import { drawSheet, markedUpCopy } from '../../functions/formats/xlsx-template.ts'
import { ZipReader } from '../../functions/formats/zip-read.ts'
import { gridOf, sheetInput } from '../core/template-fixtures.ts'

const input = sheetInput('window-weekly', 'market')
const layout = buildSheetLayout(input)
const at = sheetPositions(input.definition.definition, input.department)

/** exceljs as the second opinion on what exceljs wrote. */
async function opened(bytes: Uint8Array): Promise<excel.Worksheet> {
  const workbook = new excel.Workbook()
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)
  return workbook.worksheets[0]!
}

const partOf = (bytes: Uint8Array, name: string): string =>
  Buffer.from(new ZipReader(bytes).read(name)).toString('utf8')

function read(bytes: Uint8Array) {
  const result = readXlsx(bytes)
  if (!result.ok) throw new Error(JSON.stringify(result.findings))
  return result.workbook.sheets[0]!
}

describe('a drawn sheet', () => {
  it('is the same bytes for the same layout, and holds no date of today', async () => {
    const [first, second] = [await drawSheet(layout), await drawSheet(buildSheetLayout(input))]
    const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    expect(sha(second)).toBe(sha(first))
    expect(partOf(first, 'docProps/core.xml')).toMatch(/<dcterms:created[^>]*>1970-01-01T00:00:00Z</)
  })

  it('has every value of its layout, marker and labels included', async () => {
    const grid = read(await drawSheet(layout))
    const wanted = gridOf(layout)
    expect(grid.name).toBe('填报表')
    for (const { row, column } of layout.cells) {
      const blank = (cell: unknown) => (cell === '' ? null : cell)
      expect(blank(cellAt(grid, row, column))).toEqual(blank(cellAt(wanted, row, column)))
    }
    expect(parseMarker(cellAt(grid, at.marker.row, at.marker.column) as string)).toMatchObject({ department: 'market' })
  })

  it('is protected without a password: inputs are open, all else is locked, rows may be made taller', async () => {
    const bytes = await drawSheet(layout)
    const sheet = await opened(bytes)
    // exceljs leaves out what is the default: locked.
    const open = (row: number, column: number) => {
      const protection = sheet.getCell(row + 1, column + 1).protection as Partial<excel.Protection> | undefined
      return protection?.locked === false
    }
    const [first] = [...at.figures.values()]
    expect(open(first!.row, first!.weekColumn)).toBe(true)
    expect(open(at.items!.rows[0]!, at.items!.columns.text)).toBe(true)
    expect(open(at.marker.row, at.marker.column)).toBe(false)
    expect(open(first!.row, 4)).toBe(false)
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain(
      '<sheetProtection sheet="1" formatColumns="0" formatRows="0"/>',
    )
  })

  it('guards its inputs, keeps its title in view and prints on one page’s width', async () => {
    const sheet = await opened(await drawSheet(layout))
    const { row, weekColumn } = at.figures.get('permits-accepted')!
    const number = sheet.getCell(row + 1, weekColumn + 1).dataValidation
    expect(number).toMatchObject({ type: 'whole', errorStyle: 'stop', showErrorMessage: true, promptTitle: '本期数' })
    const section = sheet.getCell(at.items!.rows[7]! + 1, at.items!.columns.section + 1).dataValidation
    expect(section).toMatchObject({ type: 'list', formulae: ['$I$12:$I$14'] })
    expect([12, 13, 14].map((r) => sheet.getCell(r, 9).value)).toEqual(at.sections.headings)
    const dates = sheet.getCell(at.items!.rows[0]! + 1, at.items!.columns.date + 1).dataValidation
    expect(dates.formulae).toEqual([new Date('2022-12-26'), new Date('2022-12-30')])
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 })
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1 })
    expect(sheet.pageSetup.fitToHeight).toBe(0)
    expect(sheet.workbook.definedNames.getRanges('week_permits_accepted').ranges).toEqual(["'填报表'!$D$6"])
  })

  it('lets the rows grow in which people type, and no other', async () => {
    const xml = partOf(await drawSheet(layout), 'xl/worksheets/sheet1.xml')
    const fixed = [...xml.matchAll(/<row r="(\d+)"[^>]*customHeight="1"/g)].map((m) => Number(m[1]) - 1)
    const set = Object.keys(layout.rowHeights).map(Number)
    expect(fixed).toEqual(set.filter((row) => !layout.growingRows.includes(row)))
    expect(layout.growingRows).toEqual([...[...at.figures.values()].map((f) => f.row), ...at.items!.rows])
  })
})

/** The template with a text typed into its first item. */
const withText = (text: string): SheetLayout => {
  const items = [{ line: 1, section: text, headline: text, text, date: text, remark: null }]
  const filled = { nilReturn: null, reporter: text, phone: null, figures: {}, items }
  return buildSheetLayout({
    ...input,
    filled,
    notices: { heading: text, remarks: [{ severity: 'error', text }] },
    comments: { I1: { severity: 'warning', text } },
  })
}

function expectWellFormed(bytes: Uint8Array): void {
  for (const name of new ZipReader(bytes).names) {
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => {
      throw new Error(`${name}: ${error.message}`)
    })
    parser.write(partOf(bytes, name)).close()
  }
}

describe('text', () => {
  it('of any kind gives well-formed parts', async () => {
    const nasty = [
      '\ufffe',
      '\uffff',
      '\ud800',
      '\udc00x',
      '\u0000\u0008\u000b',
      '𠮷😀',
      ']]>',
      '<&>"\'',
      '\r\n\t',
      '_x0041_',
    ]
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...nasty)).map((s) => `${s}|`)
    await fc.assert(
      fc.asyncProperty(text, async (typed) => {
        const bytes = await drawSheet(withText(typed))
        expectWellFormed(bytes)
        expect(readXlsx(bytes).ok).toBe(true)
      }),
      { numRuns: 40, examples: nasty.map((s) => [s]) },
    )
  })

  it.each(['=1+1', '+86', '-5', '@SUM(A1)', '_x0041_', ' 前后 ', '第一行\n第二行', '𠮷田镕喆😀'])(
    '%j stays the text that it is',
    async (typed) => {
      const grid = read(await drawSheet(withText(typed)))
      const row = sheetPositions(input.definition.definition, input.department, { notices: 2 }).items!.rows[0]!
      expect(cellAt(grid, row, 3)).toBe(typed)
      expect(cellAt(grid, row, 1)).toBe(typed)
    },
  )

  it('longer than Excel takes is cut, not torn', async () => {
    const grid = read(await drawSheet(withText(`x${'𠮷'.repeat(20_000)}`)))
    const row = sheetPositions(input.definition.definition, input.department, { notices: 2 }).items!.rows[0]!
    expect(cellAt(grid, row, 3)).toBe(`x${'𠮷'.repeat(16_383)}`)
  })
})

describe('a marked-up copy', () => {
  it('bears the finding as comment and colour at its cell', async () => {
    const grid = gridOf(layout)
    const { row, weekColumn } = at.figures.get('permits-accepted')!
    const rows = grid.rows.map((cells, r) => (r === row ? cells!.with(weekColumn, '约四百') : cells))
    const place = { sheet: '填报表', cell: cellName(row, weekColumn), department: 'market' }
    const findings = [finding('not_a_number', place, { figure: '行政许可受理', text: '约四百' })]
    const workbook = { sheets: [{ ...grid, rows }], date1904: false }
    const bytes = await markedUpCopy({ ...input, findings, workbook })
    expectWellFormed(bytes)
    const cell = (await opened(bytes)).getCell(row + 3, weekColumn + 1)
    expect(cell.value).toBe('约四百')
    expect(cell.fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } })
    const said = `${cellName(row + 2, weekColumn)}：“行政许可受理”填的是“约四百”，看不出是哪个数，请只填数字。`
    expect((cell.note as excel.Comment).texts!.map((t) => t.text).join('')).toBe(said)
    expect(cell.protection.locked).toBe(false)
  })
})
