import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { cellAt, type Cell, type Grid } from '../../functions/core/grid.ts'
import { readXlsx } from '../../functions/formats/xlsx-read.ts'
import { filledSheet } from './filled-sheet.ts'

function firstSheet(bytes: Uint8Array): Grid {
  const result = readXlsx(bytes)
  if (!result.ok) throw new Error(JSON.stringify(result.findings))
  return result.workbook.sheets[0]!
}

/** One cell of every kind, each with what it must be read as. */
const cells: readonly (readonly [value: unknown, read: Cell, format?: string])[] = [
  ['受理办结情况，群众“满意”率', '受理办结情况，群众“满意”率'],
  ['a < b & c > "d"', 'a < b & c > "d"'],
  [' 前后有空格 ', ' 前后有空格 '],
  ['第一行\n第二行', '第一行\n第二行'],
  ['𠮷田镕喆😀', '𠮷田镕喆😀'],
  ['=1+1', '=1+1'],
  [12, 12],
  [-0.5, -0.5],
  [21291461, 21291461],
  [6.86, 6.86],
  [0.1448, '14.48%', '0.00%'],
  [true, true],
  [44921, 44921, 'yyyy-mm-dd'],
]

async function written(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('报送 表', { properties: { tabColor: { argb: 'FFFF0000' } } })
  cells.forEach(([value, , format], i) => {
    const cell = sheet.getCell(i + 1, 2)
    cell.value = value as ExcelJS.CellValue
    cell.font = { name: '宋体' }
    if (format !== undefined) cell.numFmt = format
  })
  sheet.getCell('D1').value = { formula: 'B7*2', result: 24 }
  sheet.getCell('D2').value = { richText: [{ text: '受' }, { text: '理', font: { bold: true } }] }
  sheet.mergeCells('F1:G2')
  sheet.getCell('F1').value = '合并'
  sheet.getRow(9).hidden = true
  sheet.getCell('B7').dataValidation = { type: 'whole', operator: 'greaterThan', formulae: [0] }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function expectAll(grid: Grid): void {
  expect(grid.name).toBe('报送 表')
  cells.forEach(([, read], i) => {
    expect(cellAt(grid, i, 1)).toEqual(read)
  })
  expect(cellAt(grid, 0, 3)).toBe(24)
  expect(cellAt(grid, 1, 3)).toBe('受理')
  expect(cellAt(grid, 0, 5)).toBe('合并')
}

describe('written by exceljs', () => {
  it('reads every kind of cell', async () => {
    const grid = firstSheet(await written())
    expectAll(grid)
    expect(grid.hiddenRows).toEqual([8])
  })

  it('tells a formula without a value, an error, and the 1904 date system', async () => {
    const workbook = new ExcelJS.Workbook()
    workbook.properties.date1904 = true
    const sheet = workbook.addWorksheet('a')
    sheet.getCell('A1').value = { formula: 'SUM(B1:B2)' }
    sheet.getCell('B1').value = { error: '#N/A' }
    const result = readXlsx(Buffer.from(await workbook.xlsx.writeBuffer()))
    expect(result).toMatchObject({
      workbook: { date1904: true, sheets: [{ rows: [[{ formula: 'SUM(B1:B2)' }, { error: '#N/A' }]] }] },
    })
  })

  it('reads filled sheets as exceljs reads them', async () => {
    for (const seed of [1, 2]) {
      const bytes = await filledSheet(seed)
      const workbook = new ExcelJS.Workbook()
      await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
      const grid = firstSheet(bytes)
      let compared = 0
      workbook.worksheets[0]!.eachRow((row, rowNumber) => {
        row.eachCell((cell, column) => {
          if (cell.isMerged && cell.master !== cell) return
          const ours = cellAt(grid, rowNumber - 1, column - 1)
          if (cell.numFmt === '0.00%')
            expect(Number.parseFloat(ours as string) / 100).toBeCloseTo(Number(cell.value), 12)
          else expect(ours).toEqual(cell.value)
          compared++
        })
      })
      expect(compared).toBeGreaterThan(300)
    }
  })

  it('gives any text back, half surrogate pairs as the replacement that UTF-8 makes of them', async () => {
    const any = fc.array(fc.string({ unit: 'binary' }), { minLength: 40, maxLength: 40 })
    const odd = ['\uFFFE', '\uFFFF', '\uD800', 'a\uDC00b', '\u200B\u00A0\u3000', '𠀀', '\uFEFFx', ' ', '\r\n', 'a\rb']
    const property = fc.asyncProperty(any, async (random) => {
      const texts = [...odd, ...random].filter((text) => text !== '' && !/_x[\dA-Fa-f]{4}_/.test(text))
      const workbook = new ExcelJS.Workbook()
      const sheet = workbook.addWorksheet('a')
      texts.forEach((text, i) => {
        sheet.getCell(i + 1, 1).value = text
      })
      const grid = firstSheet(Buffer.from(await workbook.xlsx.writeBuffer()))
      texts.forEach((text, i) => {
        // exceljs drops control characters; XML makes one line end of a raw carriage return.
        const kept = text.replace(/[^\t\n\r -~\x80-\uFFFF]/g, '').replace(/\r\n?/g, '\n')
        expect(cellAt(grid, i, 0) ?? '').toBe(Buffer.from(kept).toString())
      })
    })
    await fc.assert(property, { numRuns: 25 })
  })
})

it('reads what SheetJS writes, with and without shared strings', () => {
  const values = ['受理', 12, 0.5, true, 'a\nb', '控制\u0001符']
  const sheet = XLSX.utils.aoa_to_sheet([values, [null, '末']])
  const workbook = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(workbook, sheet, '报送')
  for (const bookSST of [true, false]) {
    const bytes = XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx', bookSST, compression: bookSST }) as Buffer
    expect(firstSheet(bytes)).toEqual({ name: '报送', rows: [values, [null, '末']] })
  }
})

describe.each(['xls', 'xlsb', 'ods', 'csv', 'html'] as const)('written by SheetJS as %s', (bookType) => {
  it('is called what it is', () => {
    const workbook = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet([['受理', 1]]), '报送')
    const kind = bookType
    const bytes = XLSX.write(workbook, { type: 'buffer', bookType }) as Buffer
    expect(readXlsx(bytes)).toMatchObject({ ok: false, findings: [{ code: 'file_wrong_kind', kind }] })
  })
})

const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args, { timeout: 30_000 }).status === 0
const python = ['python3', '/usr/bin/python3'].find((command) => runs(command, '-c', 'import openpyxl'))
const soffice = runs('soffice', '--version')
const ssconvert = runs('ssconvert', '--version')

describe('re-saved by another program', () => {
  let folder = ''
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xlsx-interop-'))
    writeFileSync(join(folder, 'in.xlsx'), await written())
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const saved = (name: string): Grid => firstSheet(readFileSync(join(folder, name)))

  it.skipIf(!soffice)('LibreOffice loses nothing (skipped where soffice is absent)', () => {
    const out = join(folder, 'out')
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const convert = [
      '--headless',
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
      '--outdir',
      out,
      join(folder, 'in.xlsx'),
    ]
    execFileSync('soffice', [profile, ...convert], { stdio: 'ignore', timeout: 100_000 })
    expectAll(saved('out/in.xlsx'))
    expect(saved('out/in.xlsx').hiddenRows).toEqual([8])
  })

  it.skipIf(!ssconvert)('Gnumeric loses nothing (skipped where ssconvert is absent)', () => {
    execFileSync('ssconvert', [join(folder, 'in.xlsx'), join(folder, 'gnumeric.xlsx')], { stdio: 'ignore' })
    expectAll(saved('gnumeric.xlsx'))
  })

  it.skipIf(!python)('openpyxl loses nothing but what it never computes (skipped where openpyxl is absent)', () => {
    const script = 'import openpyxl,sys; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])'
    execFileSync(python ?? '', ['-c', script, join(folder, 'in.xlsx'), join(folder, 'openpyxl.xlsx')])
    const grid = saved('openpyxl.xlsx')
    expect(cellAt(grid, 0, 3)).toEqual({ formula: 'B7*2' })
    cells.forEach(([, read], i) => {
      expect(cellAt(grid, i, 1)).toEqual(read)
    })
  })
})
