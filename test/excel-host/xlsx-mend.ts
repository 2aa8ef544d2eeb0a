/** What exceljs does not read right of an .xlsx: flags that are written as words, and which heights are fixed. */
import { unzip, zip } from './zip-parts.ts'

export interface MendedXlsx {
  readonly bytes: Uint8Array
  /** Rows, from 0, whose height somebody has set: one set for each sheet, in the workbook's order. */
  readonly fixedRows: readonly ReadonlySet<number>[]
}

const withFlags = /^xl\/(styles|worksheets\/[^/]+)\.xml$/

/** LibreOffice writes flags as `true` and `false`, which exceljs takes for neither; Excel writes them as `1` and `0`. */
export async function mendXlsx(xlsx: Uint8Array): Promise<MendedXlsx> {
  const parts = await unzip(xlsx)
  const fixedRows = fixedRowsOf(parts)
  let mended = false
  for (const [name, data] of parts) {
    if (!withFlags.test(name)) continue
    const xml = new TextDecoder().decode(data)
    // Between the quotes of an attribute only: a cell's text has no unescaped "<", and stands between tags.
    const numeric = xml.replace(/<[^>]*>/g, (tag) => tag.replaceAll('="true"', '="1"').replaceAll('="false"', '="0"'))
    if (numeric === xml) continue
    mended = true
    parts.set(name, new TextEncoder().encode(numeric))
  }
  return { bytes: mended ? zip(parts) : xlsx, fixedRows }
}

function fixedRowsOf(parts: ReadonlyMap<string, Uint8Array>): ReadonlySet<number>[] {
  const read = (name: string): string => new TextDecoder().decode(parts.get(name) ?? new Uint8Array())
  const relations = elements(read('xl/_rels/workbook.xml.rels'), 'Relationship')
  const targets = new Map(relations.map(({ Id = '', Target = '' }) => [Id, Target]))
  return elements(read('xl/workbook.xml'), 'sheet').map((sheet) => {
    const rows = elements(read(partName(targets.get(sheet['r:id'] ?? '') ?? '')), 'row')
    const fixed = rows.filter(({ ht, customHeight }) => ht !== undefined && /^(1|true)$/.test(customHeight ?? ''))
    return new Set(fixed.map(({ r }) => Number(r) - 1))
  })
}

/** Relative to the workbook, or from the root. */
const partName = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`)

/** The attributes of every element of that name. */
const elements = (xml: string, name: string): Readonly<Record<string, string>>[] =>
  [...xml.matchAll(new RegExp(`<${name}\\s([^>]*)>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries([...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])),
  )
