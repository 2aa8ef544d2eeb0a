/** Departments open the template in whatever they have: what we need must come back from each program. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as sheetJs from 'xlsx'
import { cellAt } from '../../functions/core/grid.ts'
import { locateSheet } from '../../functions/core/locate-sheet.ts'
import { parseMarker } from '../../functions/core/marker.ts'
import { readSubmission } from '../../functions/core/read-submission.ts'
import type { FilledSheet } from '../../functions/core/filled-sheet.ts'
import { buildSheetLayout } from '../../functions/core/sheet-layout-build.ts'
import { sheetPositions } from '../../functions/core/sheet-positions.ts'
import { readXlsx } from '../../functions/formats/xlsx-read.ts'
import { drawSheet } from '../../functions/formats/xlsx-template.ts'
import { sheetInput } from '../core/template-fixtures.ts'

const input = sheetInput('window-weekly', 'trade')
const { definition } = input.definition
const filled: FilledSheet = {
  nilReturn: null,
  reporter: '商事认证窗口',
  phone: '02800001111',
  figures: {
    'services-accepted': { value: '４９８', remark: null },
    'services-completed': { value: 498, remark: '按期办结' },
    'certificates-issued': { value: 498, remark: null },
    'certified-exports': { value: 0.14, remark: null },
  },
  items: [
    {
      line: 2,
      section: '优化营商环境工作开展情况',
      headline: '=不是公式',
      text: '第一段\n第二段：𠮷、“引号”与 <标签> & 符号',
      date: 44923,
      remark: null,
    },
  ],
}

const folder = mkdtempSync(join(tmpdir(), 'template-'))
const original = join(folder, 'sheet.xlsx')
beforeAll(async () => {
  writeFileSync(original, await drawSheet(buildSheetLayout({ ...input, filled })))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0
const python = ['python3', '/usr/bin/python3'].find((command) => runs(command, '-c', 'import openpyxl'))
const has = {
  soffice: runs('soffice', '--version'),
  ssconvert: runs('ssconvert', '--version'),
}

function expectWhole(bytes: Uint8Array): void {
  const result = readXlsx(bytes)
  if (!result.ok) throw new Error(JSON.stringify(result.findings))
  const [grid] = result.workbook.sheets
  const at = sheetPositions(definition, input.department)
  expect(parseMarker(cellAt(grid!, at.marker.row, at.marker.column) as string)).toMatchObject({ department: 'trade' })
  expect(locateSheet(grid!, definition, input.department).findings).toEqual([])
  const context = { definition: input.definition, issue: input.issue, department: 'trade' }
  const { content, findings, remarks } = readSubmission(result.workbook, context)
  expect(findings.map((f) => f.code)).toEqual(['number_read_as'])
  expect(content).toMatchObject({ nilReturn: false, reporter: { name: '商事认证窗口', phone: '02800001111' } })
  const values = Object.values(content!.values).map((r) => (r.kind === 'value' ? r.value : undefined))
  expect(values).toEqual(['498', '498', '498', '0.14'])
  const { headline, text, date } = filled.items[0]!
  expect(date).toBe(44923)
  expect(content!.items).toMatchObject([{ line: 2, section: 'environment', headline, text, date: '2022-12-28' }])
  expect(Object.values(remarks)).toEqual(['按期办结'])
}

describe('a filled template reads the same', () => {
  it('as it was drawn', () => {
    expectWhole(readFileSync(original))
  })

  it.skipIf(!has.soffice)('after LibreOffice saved it (skipped without soffice)', () => {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const out = join(folder, 'libreoffice')
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, original], {
      stdio: 'pipe',
    })
    expectWhole(readFileSync(join(out, 'sheet.xlsx')))
  })

  it.skipIf(!has.ssconvert)('after Gnumeric saved it (skipped without ssconvert)', () => {
    const out = join(folder, 'gnumeric.xlsx')
    execFileSync('ssconvert', [original, out], { stdio: 'pipe' })
    expectWhole(readFileSync(out))
  })

  it.skipIf(!python)('after openpyxl saved it (skipped without python3-openpyxl)', () => {
    const out = join(folder, 'openpyxl.xlsx')
    const program = 'import sys, openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])'
    execFileSync(python ?? '', ['-c', program, original, out], { stdio: 'pipe' })
    expectWhole(readFileSync(out))
  })

  it('after SheetJS saved it', () => {
    const workbook = sheetJs.read(readFileSync(original), { cellStyles: true })
    expectWhole(sheetJs.write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  })
})
