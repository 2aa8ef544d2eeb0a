/** Files of the workbook in memory are real: another program opens them, and what it saves is opened here. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { buildSheetLayout } from '../../functions/core/sheet-layout-build.ts'
import { drawSheet } from '../../functions/formats/xlsx-template.ts'
import { sheetInput } from '../core/template-fixtures.ts'
import { ExcelHost } from './host.ts'
import { loadXlsx, saveXlsx } from './xlsx.ts'

const folder = mkdtempSync(join(tmpdir(), 'excel-host-'))
const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

it.skipIf(!hasLibreOffice)(
  'a filled sheet that LibreOffice has saved again is the same sheet under the same rules (skipped without soffice)',
  async () => {
    const layout = buildSheetLayout(sheetInput('window-weekly', 'market'))
    const host = new ExcelHost({}, await loadXlsx(await drawSheet(layout)))
    const [sheet] = host.workbook.sheets
    host.typeIn(sheet!, 'D6', '12')
    sheet!.conditionalFormats = [
      {
        id: 'mark',
        areas: [{ row: 5, column: 3, rows: 1, columns: 1 }],
        formula: '=N("mark")=0',
        fill: '#FFC7CE',
        fontColor: null,
        bold: null,
        stopIfTrue: false,
      },
    ]
    const file = join(folder, 'sheet.xlsx')
    const out = join(folder, 'saved')
    writeFileSync(file, await saveXlsx(host.workbook))
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, file], { stdio: 'pipe' })
    const again = new ExcelHost({}, await loadXlsx(readFileSync(join(out, 'sheet.xlsx'))))
    const [saved] = again.workbook.sheets
    const values = ({ cells }: { cells: () => Iterable<readonly [number, number, { readonly value: unknown }]> }) =>
      [...cells()].flatMap(([row, column, { value }]) => (value === null || value === '' ? [] : [[row, column, value]]))
    expect(values({ cells: () => saved!.cells() })).toEqual(values({ cells: () => sheet!.cells() }))
    expect(saved!.merges).toEqual(expect.arrayContaining([...sheet!.merges]))
    expect(saved!.conditionalFormats.map(({ formula, fill }) => [formula, fill])).toEqual([['=N("mark")=0', '#FFC7CE']])
    expect(again.typeIn(saved!, 'A1', '1')).toMatchObject({ kind: 'refused', why: 'locked' })
    expect(again.typeIn(saved!, 'D6', '一打')).toMatchObject({ kind: 'refused', why: 'validation' })
    expect(again.typeIn(saved!, 'D6', '13')).toEqual({ kind: 'done' })
  },
)
