import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import PizZip from 'pizzip'
import { SaxesParser } from 'saxes'
import { afterAll, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import type { Annex } from '../../functions/core/annex.ts'
import { cellAt } from '../../functions/core/grid.ts'
import { xmlSafe } from '../../functions/core/text-cleaning.ts'
import { renderAnnex } from '../../functions/formats/xlsx-annex.ts'
import { readXlsx } from '../../functions/formats/xlsx-read.ts'
import { writeZip } from '../../functions/formats/zip-write.ts'
import { annexOf, sampleAnnex, sampleFigures } from './sample-annex.ts'

/** `this issue` and `year to date` of every figure, as the core computed them. */
const expectedTotals = (annex: Annex) =>
  annex.figures.map(({ id }) => {
    const { week, yearToDate } = annex.totals[id]!
    return [week === null ? '—' : Number(week), yearToDate === null ? '—' : Number(yearToDate)]
  })
const shownTotals = (sheet: XLSX.WorkSheet, annex: Annex) =>
  annex.figures.map((_, i) => [cell(sheet, `D${i + 4}`), cell(sheet, `E${i + 4}`)])
const cell = (sheet: XLSX.WorkSheet, at: string) => (sheet[at] as XLSX.CellObject | undefined)?.v
const parts = (bytes: Uint8Array) => {
  const { files } = new PizZip(bytes)
  return Object.entries(files).map(([name, file]) => ({ name, xml: new TextDecoder().decode(file.asUint8Array()) }))
}
/** The annex as a program finds it that has to compute everything itself. */
const withoutCachedValues = (bytes: Uint8Array): Uint8Array =>
  writeZip(
    parts(bytes).map(({ name, xml }) => ({
      name,
      data: new TextEncoder().encode(xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f>').replaceAll(' t="str"><f>', '><f>')),
    })),
  )

const department = (id: string, values: Record<string, string>) =>
  ({ id, name: id, status: 'submitted', revision: 1, values }) as const
/** Ties at the last printed digit, dust of doubles, no value, division by zero, minus. */
const cases: Record<string, Annex> = {
  sample: sampleAnnex(60),
  english: { ...sampleAnnex(5), language: 'en' },
  'no departments': annexOf(sampleFigures, [], {}),
  'no items': { ...sampleAnnex(1), items: [] },
  ties: annexOf(
    sampleFigures,
    [
      department('a', {
        'permits-in': '20000',
        'permits-out': '12345',
        windows: '8',
        'service-in': '-3',
        exports: '0.10',
      }),
      department('b', { 'permits-in': '-12000', 'permits-out': '-12344', queue: '0.1', exports: '0.20' }),
    ],
    { 'permits-in': '792000', 'permits-out': '1', exports: '-0.30' },
  ),
  dust: annexOf(
    sampleFigures,
    Array.from({ length: 999 }, (_, i) => department(`d${i}`, { exports: '0.07', queue: '0.1', windows: '3' })),
    { exports: '123456789.01' },
  ),
}

describe('renderAnnex', () => {
  it('every total stands as a formula with the value that the core computed', () => {
    for (const [name, annex] of Object.entries(cases)) {
      const sheet = XLSX.read(renderAnnex(annex)).Sheets[annex.language === 'en' ? 'Totals' : '合计']!
      expect(shownTotals(sheet, annex), name).toEqual(expectedTotals(annex))
      for (const [i] of annex.figures.entries())
        for (const letter of ['D', 'E']) expect((sheet[`${letter}${i + 4}`] as XLSX.CellObject).f, name).toBeTruthy()
    }
  })

  it('a total re-adds the department rows, a sum and a rate the totals, never an average', () => {
    const sheet = XLSX.read(renderAnnex(sampleAnnex(12))).Sheets['合计']!
    const formula = (at: string) => (sheet[at] as XLSX.CellObject).f
    expect(formula('D4')).toBe("SUM('各部门'!$D$4:$D$15)")
    expect(formula('E4')).toBe('C4+D4')
    expect(formula('E9')).toBe('ROUND(C9+D9,2)')
    expect(formula('D10')).toBe(`IF(COUNT('各部门'!$J$4:$J$15)=0,"—",SUM('各部门'!$J$4:$J$15))`)
    expect(formula('E10')).toBe('D10')
    expect(formula('D12')).toBe('IF(COUNT(D4,D6,D8)<3,"—",D4+D6+D8)')
    expect(formula('E14')).toBe('IF(COUNT(E5)*COUNT(E4)=0,"—",IF(E4=0,"—",ROUND(100*E5/E4,2)))')
    expect(formula('D15')).toBe('IF(COUNT(D12)*COUNT(D10)=0,"—",IF(D10=0,"—",ROUND(D12/D10,3)))')
  })

  it('a figure that was not reported is blank, not zero; a department that sent nothing has no revision', () => {
    const annex = sampleAnnex(5)
    const sheet = XLSX.read(renderAnnex(annex)).Sheets['各部门']!
    annex.departments.forEach((d, row) => {
      expect(cell(sheet, `C${row + 4}`)).toBe(d.revision ?? undefined)
      sampleFigures.slice(0, 8).forEach((figure, i) => {
        const value = d.values[figure.id]
        expect(cell(sheet, XLSX.utils.encode_cell({ r: row + 3, c: i + 3 }))).toBe(value && Number(value))
      })
    })
    expect(cell(sheet, 'B8')).toBe('未报')
  })

  it('text that looks like a formula stays text, marked so that editing keeps it text', async () => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(renderAnnex(sampleAnnex(1)).slice().buffer)
    const items = workbook.getWorksheet('动态')!
    expect(['D4', 'E4', 'D5', 'E5'].map((at) => items.getCell(at).value)).toEqual([
      '=1+1',
      // exceljs does not undo `_x005F_` (ECMA-376 part 1, 22.9.2.19) in inline strings; LibreOffice and SheetJS do.
      '@cmd|办理各类认证2.48万份，比上年多14.48%。_x005F_x0041_ 与 <b>&amp;</b>',
      '-2',
      '+3\n第二段',
    ])
    const styles = parts(renderAnnex(sampleAnnex(1))).find(({ name }) => name === 'xl/styles.xml')!.xml
    const formats = styles.slice(styles.indexOf('<cellXfs')).match(/<xf [^>]*>/g)!
    const items4 = parts(renderAnnex(sampleAnnex(1))).find(({ name }) => name.endsWith('sheet3.xml'))!.xml
    const style = /r="D4" s="(\d+)"/.exec(items4)?.[1]
    expect(formats[Number(style)]).toContain('quotePrefix="1"')
  })

  it('prints on A4 across, one page wide, headings repeated, frozen and filtered, numbers with their decimals', async () => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(renderAnnex(sampleAnnex(12)).slice().buffer)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['合计', '各部门', '动态'])
    for (const sheet of workbook.worksheets) {
      expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 })
      expect(sheet.pageSetup.printTitlesRow).toBe('1:3')
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
      expect(sheet.autoFilter).toMatch(/^A3:/)
    }
    expect(workbook.getWorksheet('各部门')!.getCell('I5').numFmt).toMatch(/^0\.00_ ;/)
    expect(workbook.getWorksheet('合计')!.getCell('D14').numFmt).toMatch(/^0\.00_ ;/)
  })

  it('any text gives well-formed parts, and comes back but for what XML cannot hold', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('\uFFFE\uD800<&>"\'', ' a ', '_x000D_', '_x005F_x0041_', ']]>', '\u0000=1', 'a\tb\nc', "o'clock"),
    )
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 6, maxLength: 6 }),
        ([a = '', b = '', c = '', d = '', e = '', f = '']) => {
          const annex = sampleAnnex(2)
          const bytes = renderAnnex({
            ...annex,
            title: a,
            subtitle: b,
            figures: annex.figures.map((figure) => ({ ...figure, name: c || 'x', unit: d })),
            departments: annex.departments.map((one) => ({ ...one, name: e })),
            items: [{ section: f, number: '1', department: e, headline: a, text: f, date: b, included: true }],
          })
          for (const { xml } of parts(bytes)) new SaxesParser({ xmlns: true }).write(xml).close()
          const read = readXlsx(bytes)
          if (!read.ok) throw new Error(JSON.stringify(read.findings))
          const items = read.workbook.sheets[2]!
          expect(cellAt(items, 3, 4) ?? '').toBe(xmlSafe(f))
          expect(cellAt(items, 3, 2) ?? '').toBe(xmlSafe(e))
        },
      ),
      { numRuns: 60 },
    )
  })

  it("text over Excel's limit is cut visibly, not refused", () => {
    const annex = sampleAnnex(1)
    const items = annex.items.map((item) => ({ ...item, text: '𠮷'.repeat(20_000) }))
    const shown = String(cell(XLSX.read(renderAnnex({ ...annex, items })).Sheets['动态']!, 'E4'))
    expect(shown.length).toBeLessThanOrEqual(32_767)
    expect(shown.endsWith('𠮷…')).toBe(true)
  })

  it('same annex, same bytes', () => {
    expect(renderAnnex(sampleAnnex(9))).toEqual(renderAnnex(sampleAnnex(9)))
  })
})

const folder = mkdtempSync(join(tmpdir(), 'annex-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const runs = (command: string, args: readonly string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const python = ['/usr/bin/python3', 'python3'].find((name) => runs(name, ['-c', 'import openpyxl']))
const noOpenpyxl = python ? '' : ' (skipped: no python3 with openpyxl here)'
describe.skipIf(!python)(`the annex in openpyxl${noOpenpyxl}`, () => {
  it('holds the values that the core computed, and text that is text', () => {
    const annex = cases['sample']!
    const file = join(folder, 'openpyxl.xlsx')
    writeFileSync(file, renderAnnex(annex))
    const script = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], data_only=True)
totals = [[c.value for c in row] for row in book['合计']['D4:E${annex.figures.length + 3}']]
formulas = openpyxl.load_workbook(sys.argv[1])['动态']
print(json.dumps({'totals': totals, 'text': [formulas['D4'].value, formulas['D4'].data_type]}))`
    const out = execFileSync(python!, ['-c', script, file], { encoding: 'utf8' })
    expect(JSON.parse(out)).toEqual({ totals: expectedTotals(annex), text: ['=1+1', 's'] })
  })
})

const soffice = ['soffice', 'libreoffice'].find((name) => runs('sh', ['-c', `command -v ${name}`]))
const noSoffice = soffice ? '' : ' (skipped: no LibreOffice here)'
describe.skipIf(!soffice)(`the annex in LibreOffice${noSoffice}`, () => {
  it('recalculates every total to the value that the core computed', () => {
    const files = Object.entries(cases).map(([name, annex]) => {
      const file = join(folder, `${name.replaceAll(' ', '-')}.xlsx`)
      writeFileSync(file, withoutCachedValues(renderAnnex(annex)))
      return { name, annex, file }
    })
    const out = join(folder, 'out')
    execFileSync(
      soffice!,
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--outdir',
        out,
        ...files.map(({ file }) => file),
      ],
      { stdio: 'ignore' },
    )
    for (const { name, annex, file } of files) {
      const book = XLSX.read(readFileSync(join(out, file.slice(folder.length + 1))))
      expect(shownTotals(book.Sheets[annex.language === 'en' ? 'Totals' : '合计']!, annex), name).toEqual(
        expectedTotals(annex),
      )
      if (annex.language === 'zh-CN' && annex.items.length > 0)
        expect(cell(book.Sheets['动态']!, 'E4')).toBe(annex.items[0]!.text)
    }
  })
})
