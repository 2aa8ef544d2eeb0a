/**
 * The annex of 10,000 departments × 8 figures: ours, exceljs's workbook, exceljs's streaming writer and the least that
 * could do (XML strings put together by hand, zipped by zlib). Each in a process of its own: the median time of five
 * runs after a first, and the peak memory. Run: `node test/bench/annex.ts`.
 */
import { execFileSync } from 'node:child_process'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Row, Workbook } from 'exceljs'
import type { Annex } from '../../functions/core/annex.ts'
import { peakMb } from './measure.ts'
import { sampleAnnex, sampleFigures } from '../formats/sample-annex.ts'

const departments = 10_000
const runs = 5

type Writer = (annex: Annex) => Promise<Uint8Array>

/** Only the writer that is measured is loaded. */
const writers = {
  nothing: () => Promise.resolve<Writer>(() => Promise.resolve(new Uint8Array())),
  ours: async (): Promise<Writer> => {
    const { renderAnnex } = await import('../../functions/formats/xlsx-annex.ts')
    return (annex) => Promise.resolve(renderAnnex(annex))
  },
  handWritten: async (): Promise<Writer> => {
    const { writeZip } = await import('../../functions/formats/zip-write.ts')
    return (annex) => Promise.resolve(writeZip(handWritten(annex)))
  },
  exceljs: async (): Promise<Writer> => {
    const { default: ExcelJS } = await import('exceljs')
    return async (annex) => {
      const workbook = new ExcelJS.Workbook()
      fill(workbook, annex, () => undefined)
      return new Uint8Array(await workbook.xlsx.writeBuffer())
    }
  },
  exceljsStream: async (): Promise<Writer> => {
    const { default: ExcelJS } = await import('exceljs')
    return async (annex) => {
      const stream = new PassThrough()
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true })
      fill(workbook, annex, (row) => {
        row.commit()
      })
      await workbook.commit()
      return Buffer.concat(chunks)
    }
  },
}
type Name = keyof typeof writers

const reportedOf = (annex: Annex) => annex.figures.filter((f) => f.kind === 'flow' || f.kind === 'stock')

/** The same departments and totals by exceljs, styled as little as a reader would bear. */
function fill(workbook: Workbook, annex: Annex, done: (row: Row) => void): void {
  const reported = reportedOf(annex)
  const border = { style: 'thin', color: { argb: 'FFA6A6A6' } } as const
  const styleOf = (decimals: number) => ({
    font: { name: '宋体', size: 11 },
    border: { left: border, right: border, top: border, bottom: border },
    numFmt: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`,
  })
  const totals = workbook.addWorksheet('合计')
  annex.figures.forEach((figure, i) => {
    const letter = String.fromCharCode(68 + i)
    const result = Number(annex.totals[figure.id]?.week ?? 0)
    const row = totals.addRow([figure.name, figure.unit])
    row.getCell(3).value = { formula: `SUM('各部门'!${letter}2:${letter}${annex.departments.length + 1})`, result }
    row.getCell(3).style = styleOf(figure.decimals)
    done(row)
  })
  const sheet = workbook.addWorksheet('各部门')
  sheet.columns = [
    { width: 28 },
    { width: 11 },
    { width: 8 },
    ...reported.map((f) => ({ width: 14, style: styleOf(f.decimals) })),
  ]
  done(sheet.addRow(['部门', '报送情况', '版次', ...reported.map((f) => f.name)]))
  for (const d of annex.departments) {
    const values = reported.map((f) => (d.values[f.id] === undefined ? null : Number(d.values[f.id])))
    done(sheet.addRow([d.name, d.status, d.revision, ...values]))
  }
}

/** No styles, no widths, no checks: one string a part. */
function handWritten(annex: Annex): { name: string; data: Uint8Array }[] {
  const reported = reportedOf(annex)
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  let rows = ''
  annex.departments.forEach((d, i) => {
    rows += `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>${escaped(d.name)}</t></is></c><c r="B${i + 1}" t="inlineStr"><is><t>${d.status}</t></is></c><c r="C${i + 1}"><v>${d.revision ?? ''}</v></c>`
    reported.forEach((f, n) => {
      rows += `<c r="${String.fromCharCode(68 + n)}${i + 1}"><v>${d.values[f.id] ?? ''}</v></c>`
    })
    rows += '</row>'
  })
  const encoder = new TextEncoder()
  const part = (name: string, xml: string) => ({ name, data: encoder.encode(xml) })
  return [
    part(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
    part(
      '_rels/.rels',
      `<Relationships><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part('xl/workbook.xml', `<workbook xmlns="${main}"><sheets><sheet name="s" sheetId="1"/></sheets></workbook>`),
    part('xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`),
  ]
}

export interface AnnexBench {
  readonly name: Name
  readonly milliseconds: number
  /** Peak memory above a process that has the annex and writes nothing. */
  readonly megabytes: number
  readonly bytes: number
}

/** Measures every writer, one after another; memory is compared with a process that writes nothing. */
export function benchAnnex(): AnnexBench[] {
  const measured = (['nothing', 'ours', 'handWritten', 'exceljs', 'exceljsStream'] as const).map((name) => {
    const out = execFileSync(process.execPath, [fileURLToPath(import.meta.url), name], { encoding: 'utf8' })
    return { name, ...(JSON.parse(out) as Omit<AnnexBench, 'name'>) }
  })
  const [nothing, ...rest] = measured
  return rest.map((m) => ({ ...m, megabytes: m.megabytes - (nothing?.megabytes ?? 0) }))
}

async function measure(name: Name): Promise<Omit<AnnexBench, 'name'>> {
  const write = await writers[name]()
  // Eight figures that departments report; the derived ones are computed from them.
  const annex = sampleAnnex(departments, sampleFigures)
  // The first run alone counts for memory: later ones carry its garbage.
  const { length } = await write(annex)
  const megabytes = peakMb()
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    await write(annex)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return { milliseconds: times[Math.floor(runs / 2)] ?? 0, megabytes, bytes: length }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = process.argv[2]
  if (name === undefined) {
    const results = benchAnnex()
    const exceljs = results.find((r) => r.name === 'exceljs')
    const handWritten = results.find((r) => r.name === 'handWritten')
    if (!exceljs || !handWritten) throw new Error('nothing to compare with')
    for (const r of results)
      console.log(
        `${r.name.padEnd(14)} ${r.milliseconds.toFixed(0).padStart(6)} ms  ${r.megabytes.toFixed(0).padStart(5)} MB  ` +
          `${(r.bytes / 1024).toFixed(0).padStart(5)} KB  ` +
          `time ${(r.milliseconds / exceljs.milliseconds).toFixed(2)} × exceljs, ` +
          `${(r.milliseconds / handWritten.milliseconds).toFixed(2)} × by hand; ` +
          `memory ${(r.megabytes / exceljs.megabytes).toFixed(2)} × exceljs`,
      )
  } else if (name in writers) console.log(JSON.stringify(await measure(name as Name)))
}
