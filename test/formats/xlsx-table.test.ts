import PizZip from 'pizzip'
import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { readXlsx } from '../../functions/formats/xlsx-read.ts'
import { renderTable, type TextTable } from '../../functions/formats/xlsx-table.ts'

const table = (rows: TextTable['rows']): TextTable => ({
  ...{ title: '=1+1', subtitle: '共 2 条', name: '审计记录', headings: ['时间', '说明'], rows },
  ...{ pageFooter: '第 &P 页', fonts: { body: '宋体', head: '黑体' } },
})
const rows = [
  ['2026-01-11 09:00', '=HYPERLINK("https://example.org","x")'],
  ['', '+1\n-1'],
  ['@SUM(A1)', '<b>&amp;</b> _x0041_ \u{1}'],
]

describe('a table of text as a workbook', () => {
  it('holds every cell as text, none as a formula, and formula-like ones so marked that editing leaves them text', () => {
    const bytes = renderTable(table(rows))
    const xml = new PizZip(bytes).file('xl/worksheets/sheet1.xml')?.asText() ?? ''
    expect(xml).not.toContain('<f>')
    expect(xml.match(/<c [^>]*t="(?!inlineStr)/g)).toBeNull()
    expect(xml).toContain('<c r="B4" s="5" t="inlineStr">')
    const sheet = XLSX.read(bytes).Sheets['审计记录']
    expect([sheet?.['B4'], sheet?.['A6']]).toMatchObject([
      { t: 's', v: rows[0]?.[1] },
      { t: 's', v: '@SUM(A1)' },
    ])
  })

  it('is read back as it was, without what XML cannot hold', () => {
    const read = readXlsx(renderTable(table(rows)))
    const cells = read.ok ? read.workbook.sheets[0]?.rows.slice(3).map((row) => row?.[1]) : []
    expect(cells).toEqual([rows[0]?.[1], '+1\n-1', '<b>&amp;</b> _x0041_ '])
  })

  it('is the same bytes for the same table, and opens without rows', () => {
    expect(renderTable(table(rows))).toEqual(renderTable(table(rows)))
    expect(XLSX.read(renderTable(table([]))).SheetNames).toEqual(['审计记录'])
  })
})
