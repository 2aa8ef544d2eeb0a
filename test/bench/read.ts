/**
 * Reading and checking 200 filled sheets of the shipped bulletin, against exceljs `load` and SheetJS `read`, which only
 * read. Every value is compared with what was typed. Run: `node test/bench/read.ts`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkSubmission } from '../../functions/core/check.ts'
import { type Definition, reportedFigures } from '../../functions/core/definition.ts'
import { parseDefinition } from '../../functions/core/definition-parse.ts'
import type { Issue } from '../../functions/core/issue.ts'
import { parseQuantity } from '../../functions/core/quantity.ts'
import { readSubmission } from '../../functions/core/read-submission.ts'
import { buildSheetLayout } from '../../functions/core/sheet-layout-build.ts'
import { drawSheet } from '../../functions/formats/xlsx-template.ts'
import { readXlsx } from '../../functions/formats/xlsx-read.ts'
import { fillSheet } from '../../functions/local/fill-sheet.ts'
import { templatesFolder } from '../../functions/local/load-templates.ts'
import { readSampleWeek } from '../../functions/local/sample-week.ts'
import { type BenchRow, inOwnProcess, median, peakMb, timeInTurn } from './measure.ts'

const files = 200
export const benchIssue: Issue = {
  bulletin: 'window-weekly',
  issue: '2022-45',
  year: 2022,
  issueNo: 45,
  serialNo: 420,
  period: { from: '2022-12-26', to: '2022-12-30' },
  deadline: '2022-12-30T09:00:00.000Z',
  definition: 1,
  openedAt: '2022-12-26T00:00:00.000Z',
  writer: 'bench',
  by: 'bench',
}

interface Sheet {
  readonly department: string
  readonly typed: Readonly<Record<string, number>>
  readonly bytes: Buffer
}

export function shippedDefinition(): Definition {
  const json = readFileSync(join(templatesFolder, 'window-weekly', 'definition.json'), 'utf8')
  const parsed = parseDefinition(JSON.parse(json))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return parsed.value
}

/** The sample week's departments ten times over, each time with other figures. */
async function filledSheets(definition: Definition): Promise<Sheet[]> {
  const sample = await readSampleWeek(templatesFolder, 'window-weekly', '2022-45')
  const reporting = sample.departments.filter((d) => !d.nilReturn)
  const sheets: Sheet[] = []
  for (let i = 0; i < files; i++) {
    const filling = reporting[i % reporting.length]
    const department = definition.departments.find((d) => d.id === filling?.department)
    if (!filling || !department) throw new Error(`The sample's department ${i} is not in the definition`)
    const typed = Object.fromEntries(
      reportedFigures(definition, department).map((f, j) => [f.id, 100 + i * 7 + j + (f.decimals > 0 ? 0.25 : 0)]),
    )
    const history = { lastIssue: {}, yearToDate: {} }
    const template = await drawSheet(
      buildSheetLayout({ definition: { revision: 1, definition }, issue: benchIssue, department, history }),
    )
    const bytes = await fillSheet(template, definition, department.id, { ...filling, values: typed })
    sheets.push({ department: department.id, typed, bytes: Buffer.from(bytes) })
  }
  return sheets
}

type Read = (sheet: Sheet, definition: Definition) => unknown

/** Each loads only what it needs, so that its memory is its own. */
const readers: Readonly<Record<'ours' | 'exceljs' | 'sheetjs', () => Promise<Read>>> = {
  ours: () => Promise.resolve(readAndCheck),
  exceljs: async () => {
    const { default: ExcelJS } = await import('exceljs')
    return ({ bytes }) => new ExcelJS.Workbook().xlsx.load(bytes as unknown as ArrayBuffer)
  },
  sheetjs: async () => {
    const { read } = await import('xlsx')
    return ({ bytes }) => read(bytes)
  },
}

/** @throws Error for any value that differs from what was typed */
function readAndCheck({ department, typed, bytes }: Sheet, definition: Definition): void {
  const file = readXlsx(bytes)
  if (!file.ok) throw new Error(JSON.stringify(file.findings))
  const { content, findings } = readSubmission(file.workbook, {
    definition: { revision: 1, definition },
    issue: benchIssue,
    department,
  })
  const error = findings.find((f) => f.severity === 'error')
  if (!content || error) throw new Error(`${department}: ${JSON.stringify(error)}`)
  checkSubmission(content, {
    definition,
    department,
    period: benchIssue.period,
    history: { lastIssue: {}, yearToDate: {} },
  })
  for (const [id, value] of Object.entries(typed)) {
    const reported = content.values[id]
    if (reported?.kind !== 'value' || parseQuantity(reported.value, 2) !== BigInt(Math.round(value * 100))) {
      throw new Error(`${department} ${id}: typed ${value}, read ${JSON.stringify(reported)}`)
    }
  }
}

/** In a process of its own, which holds nothing but the sheets: the fastest pass, and the peak memory. */
async function measure(name: keyof typeof readers | 'nothing', folder: string): Promise<Measured> {
  const definition = shippedDefinition()
  const sheets = JSON.parse(readFileSync(join(folder, 'sheets.json'), 'utf8')) as Omit<Sheet, 'bytes'>[]
  const loaded = sheets.map((sheet, i): Sheet => ({ ...sheet, bytes: readFileSync(join(folder, `${i}.xlsx`)) }))
  const read = name === 'nothing' ? () => undefined : await readers[name]()
  const pass = async () => {
    for (const sheet of loaded) await read(sheet, definition)
  }
  await pass()
  const peak = peakMb()
  const { ms } = await timeInTurn({ ms: pass }, 11, (times) => Math.min(...times))
  return { ms, peak }
}

interface Measured {
  readonly ms: number
  readonly peak: number
}

export async function benchRead(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-read-'))
  try {
    const sheets = await filledSheets(shippedDefinition())
    sheets.forEach(({ bytes }, i) => {
      writeFileSync(join(folder, `${i}.xlsx`), bytes)
    })
    writeFileSync(
      join(folder, 'sheets.json'),
      JSON.stringify(sheets.map(({ department, typed }) => ({ department, typed }))),
    )
    // Five times in turn: this machine is slow for seconds at a time, and the fastest pass of all is what each can do.
    const names = ['nothing', 'ours', 'exceljs', 'sheetjs'] as const
    const rounds = Array.from({ length: 5 }, () =>
      names.map((name) => inOwnProcess<Measured>(import.meta.filename, name, folder)),
    )
    const all = (name: (typeof names)[number], key: keyof Measured) =>
      rounds.map((round) => round[names.indexOf(name)]?.[key] ?? NaN)
    const of = (name: (typeof names)[number], key: keyof Measured) =>
      key === 'ms' ? Math.min(...all(name, key)) : median(all(name, key))
    return (['exceljs', 'sheetjs'] as const).map((peer) => ({
      what: `read + check ${files} filled sheets`,
      ms: of('ours', 'ms'),
      peer: peer === 'exceljs' ? 'exceljs load' : 'SheetJS read',
      peerMs: of(peer, 'ms'),
      ratio: of('ours', 'ms') / of(peer, 'ms'),
      peakMb: of('ours', 'peak') - of('nothing', 'peak'),
      peerPeakMb: of(peer, 'peak') - of('nothing', 'peak'),
    }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (import.meta.main) {
  const [, , name, folder = ''] = process.argv
  if (name === undefined) console.table(await benchRead())
  else console.log(JSON.stringify(await measure(name === 'nothing' ? name : (name as keyof typeof readers), folder)))
}
