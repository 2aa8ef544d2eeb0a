/**
 * Plays a sample week over the HTTP API, as its people would: open the issue, download every template, fill and send
 * it, mend what is refused, merge, review, publish. The demo prints what happens; tests look at what is left.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Definition } from '../core/definition.ts'
import type { Issue } from '../core/issue.ts'
import type { BoardRow } from '../core/merge.ts'
import type { Receipt } from '../services/submit.ts'
import type { ApiClient } from './api-client.ts'
import { fillSheet } from './fill-sheet.ts'
import type { SampleDepartment, SampleWeek } from './sample-week.ts'

const editor = 'editor'

export interface WordedFinding {
  readonly code: string
  readonly severity: string
  readonly at: { readonly cell?: string; readonly department?: string }
  readonly message: string
  /** What its department said of a warning. */
  readonly reason?: string
}

interface PlayedRow extends Omit<BoardRow, 'findings'> {
  readonly findings: readonly WordedFinding[]
}

type Totals = Readonly<Record<string, { readonly week: string | null; readonly yearToDate: string | null }>>

export interface MergeAnswer {
  readonly figures: readonly { readonly id: string; readonly name: string; readonly unit: string }[]
  readonly totals: Totals
  readonly board: readonly PlayedRow[]
  readonly notSubmitted: readonly string[]
  readonly findings: readonly WordedFinding[]
  readonly sections: readonly ReviewSection[]
}

interface ReviewSection {
  readonly section: string
  readonly heading: string
  readonly items: readonly {
    readonly id: string
    readonly revision: number
    readonly headline: string
    readonly written: { readonly section: string; readonly headline: string; readonly text: string }
  }[]
}

export interface Played {
  readonly issue: string
  readonly link: string
  readonly merge: MergeAnswer
  /** Every finding on the way: those that were mended before a sheet was taken, those kept with it, the merge's. */
  readonly findings: readonly (WordedFinding & { readonly mended: boolean })[]
  /** Paths of the published files by format. */
  readonly files: Readonly<Record<'docx' | 'xlsx' | 'html', string>>
}

export interface Player {
  readonly api: ApiClient
  /** Where sheets and files are put for people to look at. */
  readonly folder: string
  /** Sets the server's clock: the sample's week is past, and some departments are late in it. */
  readonly setClock: (ms: number) => void
  /** Called with each step as it is done. */
  readonly tell: (line: string) => void
}

interface Sent {
  readonly receipt?: Receipt
  readonly findings: readonly WordedFinding[]
}

export async function playSample(sample: SampleWeek, player: Player): Promise<Played> {
  const { api, folder, tell } = player
  const bulletin = `/api/bulletins/${sample.bulletin}`
  await mkdir(join(folder, 'sheets'), { recursive: true })
  const { body: definition } = await api.json<{ definition: Definition }>(editor, 'GET', `${bulletin}/definition`)
  player.setClock(Date.parse(`${sample.period.to}T01:00:00Z`))
  const opening = { period: sample.period, issuedOn: sample.issuedOn }
  const { body: issue } = await api.json<Issue>(editor, 'POST', `${bulletin}/issues`, opening)
  const path = `${bulletin}/issues/${issue.issue}`
  tell(`Opened issue ${issue.issue}, ${issue.period.from} to ${issue.period.to}, deadline ${issue.deadline}`)
  const inTime = sample.departments.filter((d) => d.arrives === 'inTime')
  const late = sample.departments.filter((d) => d.arrives === 'late')
  const mended: WordedFinding[] = []
  const send = async (department: SampleDepartment) => {
    mended.push(...(await sendSheet(department, definition.definition, path, player)))
  }
  for (const department of inTime) await send(department)
  player.setClock(Date.parse(issue.deadline) + 3_600_000)
  for (const department of late) await send(department)

  const { body: first } = await api.json<MergeAnswer>(editor, 'POST', `${path}/merge`)
  tell(`Merged ${first.board.filter((row) => row.revision !== null).length} of ${first.board.length} departments`)
  await review(first, path, player)
  player.setClock(Date.parse(`${sample.issuedOn}T01:00:00Z`))
  const { body: merge } = await api.json<MergeAnswer>(editor, 'POST', `${path}/merge`)
  const { body: published } = await api.json<{ edition: number; link: { url: string } }>(
    editor,
    'POST',
    `${path}/publish`,
    { acceptMissing: true },
  )
  tell(`Published edition ${published.edition}`)
  const files = await fetchFiles(published.link.url, player)
  const findings = [
    ...mended.map((f) => ({ ...f, mended: true })),
    ...[...merge.board.flatMap((row) => row.findings), ...merge.findings].map((f) => ({ ...f, mended: false })),
  ]
  return { issue: issue.issue, link: published.link.url, merge, findings, files }
}

/** Returns what had to be mended before it was taken. */
async function sendSheet(
  department: SampleDepartment,
  definition: Definition,
  path: string,
  player: Player,
): Promise<readonly WordedFinding[]> {
  const { api, folder, tell } = player
  const id = department.department
  const keep = async (name: string, body: Uint8Array) => {
    const file = join(folder, 'sheets', name)
    await writeFile(file, body)
    return file
  }
  const template = await api.file(id, 'GET', `${path}/templates/${id}`)
  await keep(`${id}-template.xlsx`, template)
  const target = `${path}/submissions/${id}`
  const { firstAttempt, reporter, phone } = department
  let mended: readonly WordedFinding[] = []
  if (firstAttempt) {
    const sheet = await fillSheet(template, definition, id, { ...firstAttempt, reporter, phone })
    const refused = await api.send<Sent>(id, target, sheet)
    if (refused.status !== 422)
      throw new Error(`${id}: the first attempt should have been refused, but was answered ${refused.status}`)
    const faults = refused.body.findings.filter((f) => f.severity === 'error').map((f) => f.code)
    if (faults.toSorted().join() !== firstAttempt.faults.toSorted().join())
      throw new Error(
        `${id}: the first attempt was refused for ${faults.join()}, not for ${firstAttempt.faults.join()}`,
      )
    const copy = await keep(`${id}-marked-up.xlsx`, await api.file(id, 'POST', `${target}/marked-up`, sheet))
    tell(`${id}: refused, marked-up copy in ${copy}`)
    for (const f of refused.body.findings) tell(`    ${f.message}`)
    mended = refused.body.findings
  }
  const sheet = await fillSheet(template, definition, id, department)
  await keep(`${id}-filled.xlsx`, sheet)
  const { status, body } = await api.send<Sent>(id, target, sheet)
  if (!body.receipt) throw new Error(`${id}: ${status} ${body.findings.map((f) => f.message).join(' ')}`)
  const how = [department.nilReturn ? 'nil return' : '', body.receipt.late ? 'late' : '']
    .filter((word) => word !== '')
    .join(', ')
  tell(
    `${id}: received, revision ${body.receipt.revision}, ${body.receipt.receivedAtText}${how === '' ? '' : `, ${how}`}`,
  )
  return mended
}

/** What an editor typically does: the second item of the fullest section goes first. */
async function review(merge: MergeAnswer, path: string, { api, tell }: Player): Promise<void> {
  const fullest = merge.sections.toSorted((a, b) => b.items.length - a.items.length)[0]
  const ids = fullest?.items.map((item) => item.id) ?? []
  if (!fullest || ids.length < 2) return
  const [first = '', second = '', ...rest] = ids
  const body = { base: 0, edits: [], order: { [fullest.section]: [second, first, ...rest] } }
  const saved = await api.json<{ revision: number }>(editor, 'PUT', `${path}/review`, body)
  tell(`Reviewed: ${second} before ${first} in “${fullest.heading}”, saved as revision ${saved.body.revision}`)
}

async function fetchFiles(link: string, { api, folder }: Player): Promise<Played['files']> {
  const fetchOne = async (format: 'docx' | 'xlsx' | 'html') => {
    const file = join(folder, `bulletin.${format}`)
    await writeFile(
      file,
      await api.file(editor, 'GET', new URL(format === 'html' ? './' : `bulletin.${format}`, link).href),
    )
    return file
  }
  return { docx: await fetchOne('docx'), xlsx: await fetchOne('xlsx'), html: await fetchOne('html') }
}
