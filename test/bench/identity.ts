/**
 * What sign-in and proof cost: a token verified, an edition sealed, a store proved, a link opened.
 * Run: `node test/bench/identity.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFolderObjectStore } from '../../functions/adapters/folder-object-store.ts'
import { systemRandom } from '../../functions/adapters/system-random.ts'
import type { Definition } from '../../functions/core/definition.ts'
import { bulletinFileKey, prefixes, revisionKey, uploadKey } from '../../functions/core/keys.ts'
import { fileFormats } from '../../functions/core/issue.ts'
import { plainTotals } from '../../functions/core/merge.ts'
import type { Submission } from '../../functions/core/submission.ts'
import { createApp } from '../../functions/http/app.ts'
import { loadTemplates, templatesFolder } from '../../functions/local/load-templates.ts'
import type { ObjectStore } from '../../functions/ports.ts'
import { mergeNow, renderFile } from '../../functions/services/merge.ts'
import { openIssue } from '../../functions/services/open-issue.ts'
import { publish } from '../../functions/services/publish.ts'
import { publishDefinition } from '../../functions/services/publish-definition.ts'
import { listKeys, mapParallel, sha256 } from '../../functions/services/records.ts'
import { createLink } from '../../functions/services/share.ts'
import { verifyStore } from '../../functions/services/verify.ts'
import type { World } from '../../functions/services/world.ts'
import { type BenchRow, inOwnProcess, peakMb, timeInTurn } from './measure.ts'
import { shippedDefinition } from './read.ts'
import { benchToken } from './token.ts'

const departmentCount = 80
const editionCount = 10
const editor = { id: 'editor', name: 'Editor', claimed: new Map() }

/** The shipped definition with 80 departments, all like its own. */
function manyDepartments(): Definition {
  const shipped = shippedDefinition()
  const departments = Array.from({ length: departmentCount }, (_, i) => {
    const like = shipped.departments[i % shipped.departments.length]
    if (!like) throw new Error('The definition has no departments')
    return { ...like, id: `${like.id}-${i}`, name: `${like.name}${i}` }
  })
  return { ...shipped, departments, openings: [] }
}

/** As a department's sheet of a plausible week is stored. */
function submissionOf(
  definition: Definition,
  issue: string,
  i: number,
  receivedAt: Submission['receivedAt'],
): Submission {
  const department = definition.departments[i]
  if (!department) throw new Error(`No department ${i}`)
  const values = department.figures.map((id, j) => {
    const decimals = definition.figures.find((f) => f.id === id)?.decimals ?? 0
    return [id, { kind: 'value' as const, value: decimals > 0 ? `${i}.25` : String(i + j), cell: `D${8 + j}` }] as const
  })
  const section = department.sections[0]
  const text = `第${i}号窗口优化办事流程，压减申请材料，安排专人辅导群众网上申报。`.repeat(3)
  return {
    bulletin: definition.id,
    issue,
    department: department.id,
    revision: 1,
    definition: 1,
    writer: '0123456789abcdef01234567',
    by: department.id,
    receivedAt,
    late: false,
    source: { kind: 'xlsx', sha256: sha256(Buffer.from(text)), fileName: '填报表.xlsx' },
    sheet: '填报表',
    nilReturn: false,
    reporter: { name: '综合科' },
    values: Object.fromEntries(values),
    items: section === undefined ? [] : [{ line: 1, section, headline: '优化流程', text, cell: 'D20' }],
    findings: [],
    reasons: {},
  }
}

interface Week {
  readonly world: World
  readonly definition: Definition
  readonly setClock: (at: number) => void
}
const firstDay = Date.parse('2023-01-02T00:00:00Z')
const day = 86_400_000
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)

async function openWorld(folder: string): Promise<Week> {
  let now = firstDay
  const { printStyles } = await loadTemplates(templatesFolder)
  const store = createFolderObjectStore(folder)
  const world: World = { store, clock: { now: () => now }, random: systemRandom, printStyles }
  const definition = manyDepartments()
  await publishDefinition(world, definition)
  const setClock = (at: number): void => {
    now = at
  }
  return { world, definition, setClock }
}

/** A week's issue, opened and with every department's sheet; its id. */
async function collect({ world, definition, setClock }: Week, week: number): Promise<string> {
  const monday = firstDay + week * 7 * day
  setClock(monday + 4 * day)
  const period = { from: dateOf(monday), to: dateOf(monday + 4 * day) }
  const { issue } = await openIssue(world, { person: editor, bulletin: definition.id, from: undefined, period })
  const receivedAt = new Date(monday + 4 * day).toISOString()
  await mapParallel([...definition.departments.entries()], async ([i, department]) => {
    const submission = submissionOf(definition, issue, i, receivedAt)
    const body = Buffer.from(submission.items[0]?.text ?? '')
    await world.store.create(uploadKey(sha256(body)), body)
    const key = revisionKey(prefixes.submissions(definition.id, issue, department.id), 1)
    await world.store.create(key, Buffer.from(JSON.stringify(submission)))
  })
  setClock(monday + 5 * day)
  return issue
}

/** What is written goes to another store, so that the same issue is published again and again. */
function writingTo(base: ObjectStore, other: ObjectStore): ObjectStore {
  return {
    create: (key, body) => other.create(key, body),
    read: async (key) => (await other.read(key)) ?? base.read(key),
    async *list(prefix, options) {
      const keys = [...(await listKeys(base, prefix)), ...(await listKeys(other, prefix))]
      for (const key of keys.toSorted()) if (key > (options?.after ?? '')) yield key
    },
  }
}

/** Publishing against the same without its seal: merge, three files, one record. */
async function benchPublish(folder: string): Promise<BenchRow> {
  const week = await openWorld(join(folder, 'base'))
  const issue = await collect(week, 0)
  const asked = { person: editor, bulletin: week.definition.id, issue }
  let runs = 0
  const fresh = (): World => {
    const other = createFolderObjectStore(join(folder, `run-${runs++}`))
    return { ...week.world, store: writingTo(week.world.store, other) }
  }
  const unsealed = async (): Promise<void> => {
    const world = fresh()
    const now = await mergeNow(world, asked)
    for (const format of fileFormats) {
      const body = await renderFile(world, now, format)
      await world.store.create(bulletinFileKey(sha256(body)), body)
    }
    const key = revisionKey(prefixes.editions(asked.bulletin, issue), 1)
    await world.store.create(key, Buffer.from(JSON.stringify(plainTotals(now.merged.totals))))
  }
  const ms = await timeInTurn({ sealed: () => publish(fresh(), { ...asked, acceptMissing: false }), unsealed }, 15)
  return {
    what: `${departmentCount} departments published, folder store`,
    ms: ms.sealed,
    peer: 'the same without its seal',
    peerMs: ms.unsealed,
    ratio: ms.sealed / ms.unsealed,
    peakMb: peakMb(),
  }
}

/** A store of ten editions proved; a recipient's link of it opened. */
async function benchStore(folder: string): Promise<BenchRow[]> {
  const week = await openWorld(folder)
  const { world, definition } = week
  const asked = { person: editor, bulletin: definition.id, acceptMissing: false }
  let issue = ''
  for (let i = 0; i < editionCount; i++) {
    issue = await collect(week, i)
    await publish(world, { ...asked, issue })
  }
  const { token } = await createLink(world, { ...asked, issue })
  const app = createApp({
    world,
    identity: { identify: () => Promise.resolve(undefined) },
    signIn: () => Promise.reject(new Error('nobody signs in')),
    remoteAddress: () => '127.0.0.1',
    report: (error) => {
      throw error
    },
    publicUrl: 'http://127.0.0.1',
  })
  const open = async (): Promise<void> => {
    const response = await app.request(`http://127.0.0.1/b/${token}/`)
    if (response.status !== 200) throw new Error(await response.text())
    await response.arrayBuffer()
  }
  const verify = async (): Promise<void> => {
    const { breaks } = await verifyStore(world.store, { onBreak: () => undefined })
    if (breaks > 0) throw new Error(`${breaks} breaks in a sound store`)
  }
  const ms = await timeInTurn({ verify, open }, 9)
  return [
    {
      what: `store of ${editionCount} editions, ${departmentCount} departments each, proved`,
      ms: ms.verify,
      peakMb: peakMb(),
    },
    { what: 'link opened, request to page, folder store', ms: ms.open },
  ]
}

async function inFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-identity-'))
  try {
    return await act(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Each part in a process of its own, so that its peak memory is its own. */
const parts: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  tokens: async () => [await benchToken('ES256'), await benchToken('RS256')],
  publish: () => inFolder(async (folder) => [await benchPublish(folder)]),
  store: () => inFolder(benchStore),
}

export const benchIdentity = (): BenchRow[] =>
  Object.keys(parts).flatMap((part) => inOwnProcess<BenchRow[]>(import.meta.filename, part))

if (import.meta.main) {
  const part = parts[process.argv[2] ?? '']
  if (part) console.log(JSON.stringify(await part()))
  else console.table(benchIdentity())
}
