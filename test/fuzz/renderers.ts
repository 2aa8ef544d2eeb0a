/** Targets of text: what departments and editors write, through rules and review into every format, and nothing but text. */
import * as fc from 'fast-check'
import { renderDocx } from '../../functions/formats/docx.ts'
import { renderHtml } from '../../functions/formats/html.ts'
import { readXlsx } from '../../functions/formats/xlsx-read.ts'
import { docxParts, readXml } from '../formats/docx-text.ts'
import { printStyle } from '../formats/print-styles.ts'
import { readPage } from '../formats/read-page.ts'
import { anyBulletin } from '../formats/sample-bulletin.ts'
import { api, filledGrid, hospital, type Published } from '../http/world.ts'
import { type FuzzWorld, type Heard, openFuzzWorld } from './fuzz-world.ts'
import { hostileText, writtenText } from './hostile-text.ts'
import { type Fuzzed, target } from './target.ts'

/** Every field that somebody writes in. */
interface Texts {
  readonly headline: string
  readonly text: string
  readonly remark: string
  readonly reporter: string
  readonly phone: string
  readonly reason: string
  readonly fileName: string
  readonly comment: string
  readonly edited: string
  readonly editedHeadline: string
  readonly reopening: string
}

const texts: fc.Arbitrary<Texts> = fc.record({
  headline: hostileText,
  text: writtenText,
  remark: hostileText,
  reporter: writtenText,
  phone: hostileText,
  reason: hostileText,
  fileName: hostileText,
  comment: writtenText,
  edited: writtenText,
  editedHeadline: hostileText,
  reopening: writtenText,
})

const plain: Texts = {
  headline: 'Headline',
  text: 'A text.\nA second paragraph.',
  remark: 'Remark',
  reporter: 'Clerk',
  phone: '100',
  reason: 'Reason',
  fileName: 'sheet.xlsx',
  comment: 'Comment',
  edited: 'Edited.\nTwice.',
  editedHeadline: 'Edited headline',
  reopening: 'Reason',
}

/** What came out of a week of these texts. */
interface Week {
  readonly heard: readonly Heard[]
  readonly page: Heard
  readonly preview: Heard
  readonly docx: Heard
  readonly xlsx: Heard
  /** Undefined where there is none. */
  readonly audit: { readonly csv: Heard; readonly xlsx: Heard }
}

/** A department sends, is answered, an editor edits, publishes and withdraws: each text where it belongs. */
async function playWeek({ ask, issuePath, t }: FuzzWorld, words: Texts): Promise<Week> {
  const heard: Heard[] = []
  const send = async (
    person: string | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers = {},
  ): Promise<Heard> => {
    const one = await ask(person, method, path, { ...(body === undefined ? {} : { body }), headers })
    heard.push(one)
    return one
  }
  const sheet = `${issuePath}/submissions/maternity`
  const item = { section: 'safety', headline: words.headline, text: words.text }
  const filling = {
    values: { births: 700, 'agency-cost': 1.25, 'beds-occupied': 12 },
    remarks: { births: words.remark },
    items: [item, { ...item, section: 'people' }],
    reporter: words.reporter,
    phone: words.phone,
  }
  const grid = await filledGrid(t, hospital, issuePath.split('/').at(-1) ?? '', 'maternity', filling)
  const first = await send('maternity', 'PUT', sheet, grid)
  const { findings = [] } = JSON.parse(first.text()) as { findings?: { key: string }[] }
  const answered = Object.fromEntries(findings.map(({ key }) => [key, `reason ${words.reason}`.slice(0, 2_000)]))
  const name = encodeURIComponent(words.fileName.toWellFormed()).slice(0, 3_000).replace(/%.?$/, '')
  await send('maternity', 'POST', `${sheet}/marked-up`, grid)
  await send('maternity', 'PUT', sheet, { ...grid, reasons: answered }, { 'bulletin-file-name': name })
  await send('editor', 'POST', `${sheet}/return`, { comment: words.comment.slice(0, 2_000) })
  await send('maternity', 'PUT', sheet, { ...grid, reasons: { ...answered, again: '1' } })
  await send('maternity', 'PUT', sheet, {
    sheets: [...grid.sheets, { name: words.fileName.slice(0, 200), rows: [] }],
    reasons: answered,
  })
  const base = { revision: 1, section: 'safety', headline: 'Triage', text: 'Triage became faster.' }
  const edit = { item: 'emergency#1', base, text: words.edited, headline: words.editedHeadline }
  const preview = await send('editor', 'POST', `${issuePath}/preview`, { edits: [edit], order: {} })
  await send('editor', 'PUT', `${issuePath}/review`, { base: 0, edits: [edit], order: {} })
  const published = await send('editor', 'POST', `${issuePath}/publish`, { acceptMissing: true })
  if (published.status !== 201) throw new Error(`not published: ${published.text()}`)
  const { link } = JSON.parse(published.text()) as Published
  const { pathname } = new URL(link.url)
  const page = await send(undefined, 'GET', pathname)
  const docx = await send(undefined, 'GET', `${pathname}bulletin.docx`)
  const xlsx = await send(undefined, 'GET', `${pathname}bulletin.xlsx`)
  await send('editor', 'POST', `${issuePath}/reopen`, { reason: words.reopening.slice(0, 2_000) })
  await send('editor', 'GET', issuePath)
  const audit = {
    csv: await ask('auditor', 'GET', `${api(hospital)}/audit.csv`),
    xlsx: await ask('auditor', 'GET', `${api(hospital)}/audit.xlsx`),
  }
  return { heard, page, preview, docx, xlsx, audit }
}

/** What a file is built of beside its texts: element and attribute names by part, and formulas whole. */
function anatomy(file: Uint8Array): Set<string> {
  const found = new Set<string>()
  for (const [name, xml] of docxParts(file)) {
    let formula = false
    readXml(xml, {
      open(element, attributes) {
        found.add(`${name} <${element}>`)
        for (const attribute in attributes) found.add(`${name} <${element} ${attribute}>`)
        // What leads out of the file or makes Word compute is compared by what it says.
        if (/Target|instr$|Type$/.test(Object.keys(attributes).join(' ')))
          found.add(`${name} ${JSON.stringify(attributes)}`)
        formula = element === 'f' || element === 'w:instrText'
      },
      text(text) {
        if (formula) found.add(`${name} = ${text}`)
      },
      close() {
        formula = false
      },
    })
  }
  return found
}

/** @throws where there is something in the file that is not in the plain one */
function mustBeBuiltLike(file: Uint8Array, allowed: ReadonlySet<string>): void {
  for (const one of anatomy(file)) if (!allowed.has(one)) throw new Error(`it holds ${one}`)
}

/** @throws where a cell of a CSV would be a formula to a spreadsheet, or the quotes do not pair */
function mustBeSafeCsv(text: string): void {
  const cells = /(?:^\uFEFF)?(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy
  while (cells.lastIndex < text.length) {
    const at = cells.lastIndex
    const match = cells.exec(text)
    if (!match) throw new Error(`no CSV: ${JSON.stringify(text.slice(at, at + 80))}`)
    if (/^[=+\-@\t\r]/.test(match[1] ?? match[2] ?? '')) throw new Error(`a formula: ${match[0]}`)
  }
}

async function weeks(): Promise<Fuzzed<Texts>> {
  const world = await openFuzzWorld()
  world.reset()
  const sound = await playWeek(world, plain)
  const failed = sound.heard.filter(({ status }) => status >= 500 || status === 404)
  if (failed.length > 0) throw new Error(`the plain week fails: ${failed.map((one) => one.text()).join()}`)
  const [docx, xlsx] = [anatomy(sound.docx.bytes), anatomy(sound.xlsx.bytes)]
  const audit = sound.audit.xlsx.status === 200 ? anatomy(sound.audit.xlsx.bytes) : undefined
  return {
    inputs: texts,
    prepare(words) {
      world.reset()
      return async () => {
        const week = await playWeek(world, words)
        return {
          status: Math.max(...week.heard.map(({ status }) => status)) >= 500 ? 500 : 200,
          verify() {
            for (const page of [week.page, week.preview]) if (page.status === 200) readPage(page.text())
            mustBeBuiltLike(week.docx.bytes, docx)
            mustBeBuiltLike(week.xlsx.bytes, xlsx)
            if (!readXlsx(week.xlsx.bytes).ok) throw new Error('our own reader refuses the annex')
            if (audit) mustBeBuiltLike(week.audit.xlsx.bytes, audit)
            if (week.audit.csv.status === 200) mustBeSafeCsv(week.audit.csv.text())
          },
        }
      }
    },
  }
}

export const renderingTargets = [
  target({ name: 'texts, from sheet to every format', share: 1, open: weeks }),
  target({
    name: 'bulletins to html and docx',
    share: 5,
    open: () => ({
      inputs: anyBulletin,
      prepare: (bulletin) => async () => {
        const page = renderHtml(bulletin)
        const docx = await renderDocx(bulletin, printStyle('bulletin-22'))
        return {
          verify() {
            readPage(new TextDecoder('utf-8', { fatal: true }).decode(page))
            for (const [, xml] of docxParts(docx)) readXml(xml)
          },
        }
      },
    }),
  }),
]
