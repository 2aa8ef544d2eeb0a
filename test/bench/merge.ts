/**
 * Merging: stored submissions of 80, 1,000 and 10,000 departments from the folder store, the fold alone against
 * JSON.parse alone, and 80 departments from request to draft. Run: `node test/bench/merge.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFolderObjectStore } from '../../functions/adapters/folder-object-store.ts'
import { systemClock } from '../../functions/adapters/system-clock.ts'
import { systemRandom } from '../../functions/adapters/system-random.ts'
import type { Definition } from '../../functions/core/definition.ts'
import { prefixes, revisionKey } from '../../functions/core/keys.ts'
import { parseSubmission, type Submission } from '../../functions/core/submission.ts'
import { foldWeek } from '../../functions/core/totals.ts'
import { createApp } from '../../functions/http/app.ts'
import { loadTemplates, templatesFolder } from '../../functions/local/load-templates.ts'
import { loadSubmissions } from '../../functions/services/issue-state.ts'
import { openIssue } from '../../functions/services/open-issue.ts'
import { publishFirstPeople } from '../../functions/services/people.ts'
import { publishDefinition } from '../../functions/services/publish-definition.ts'
import { mergeNow } from '../../functions/services/merge.ts'
import { mapParallel } from '../../functions/services/records.ts'
import type { World } from '../../functions/services/world.ts'
import { quickIdentity, testSignIn, tokenFor } from '../http/tokens.ts'
import { samplePeople } from '../http/world.ts'
import { shippedDefinition } from './read.ts'
import { type BenchRow, inOwnProcess, peakMb, timeInTurn } from './measure.ts'

const editor = { id: 'editor' }

/** The shipped definition with as many departments as wanted, all like its own. */
function definitionOf(count: number): Definition {
  const shipped = shippedDefinition()
  const own = shipped.departments
  const departments = Array.from({ length: count }, (_, i) => {
    const like = own[i % own.length]
    if (!like) throw new Error('The definition has no departments')
    return { ...like, id: `${like.id}-${i}`, name: `${like.name}${i}` }
  })
  const flows = shipped.figures.filter((f) => f.kind === 'flow')
  const openings = [{ year: 2022, throughIssueNo: 44, values: flows.map((f) => ({ figure: f.id, value: '1000' })) }]
  return { ...shipped, departments, openings }
}

function submissionOf(definition: Definition, i: number): Submission {
  const department = definition.departments[i]
  if (!department) throw new Error(`No department ${i}`)
  const figures = new Map(definition.figures.map((f) => [f.id, f]))
  const values = Object.fromEntries(
    department.figures.map((id, j) => {
      const value = (figures.get(id)?.decimals ?? 0) > 0 ? `${i % 90}.25` : String((i * 37 + j * 11) % 5000)
      return [id, { kind: 'value' as const, value, cell: `D${8 + j}` }]
    }),
  )
  // A plausible week: one item for every second department, of some 140 characters.
  const text = `第${i}号窗口优化办事流程，压减申请材料，安排专人辅导群众网上申报，当日办结率明显提高。`.repeat(3)
  const section = department.sections[i % department.sections.length] ?? ''
  const items = i % 2 === 0 ? [{ line: 1, section, headline: '优化流程', text, date: '2022-12-28', cell: 'D20' }] : []
  return {
    bulletin: definition.id,
    issue: '2022-45',
    department: department.id,
    revision: 1,
    definition: 1,
    writer: '0123456789abcdef01234567',
    by: department.id,
    receivedAt: '2022-12-30T08:00:00.000Z',
    late: false,
    source: { kind: 'xlsx', sha256: 'a'.repeat(64), fileName: '填报表.xlsx' },
    sheet: '填报表',
    nilReturn: false,
    reporter: { name: '综合科', phone: '2101' },
    values,
    items,
    findings: [],
    reasons: {},
  }
}

async function storeOf(count: number): Promise<{ world: World; definition: Definition; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-merge-'))
  const { printStyles } = await loadTemplates(templatesFolder)
  const world: World = { store: createFolderObjectStore(folder), clock: systemClock, random: systemRandom, printStyles }
  const definition = definitionOf(count)
  await publishDefinition(world, definition)
  await publishFirstPeople(world, definition.id, samplePeople(definition))
  await openIssue(world, { person: editor, bulletin: definition.id, period: { from: '2022-12-26', to: '2022-12-30' } })
  await mapParallel(definition.departments, (department) => {
    const i = definition.departments.indexOf(department)
    const key = revisionKey(prefixes.submissions(definition.id, '2022-45', department.id), 1)
    return world.store.create(key, Buffer.from(JSON.stringify(submissionOf(definition, i))))
  })
  return { world, definition, folder }
}

/** Totals of stored bytes (parsed, shapes checked, exact) against JSON.parse of the same bytes. */
async function benchFold(count: number): Promise<BenchRow[]> {
  const definition = definitionOf(count)
  const bodies = definition.departments.map((_, i) => Buffer.from(JSON.stringify(submissionOf(definition, i))))
  const parseOnly = () => bodies.map((body) => JSON.parse(body.toString('utf8')) as unknown)
  const fold = () =>
    foldWeek(
      definition,
      bodies.map((body) => {
        const submission = parseSubmission(JSON.parse(body.toString('utf8')))
        if (!submission) throw new Error('not a submission')
        return submission
      }),
    )
  const ms = await timeInTurn({ parseOnly, fold }, 15)
  const what = `totals of ${count} submissions: parsed, shapes checked, exact`
  return [
    {
      what,
      ms: ms.fold,
      peer: 'JSON.parse alone',
      peerMs: ms.parseOnly,
      ratio: ms.fold / ms.parseOnly,
      peakMb: peakMb(),
    },
  ]
}

async function benchStored(count: number, runs: number): Promise<BenchRow[]> {
  const { world, definition, folder } = await storeOf(count)
  try {
    const asked = { person: editor, bulletin: definition.id, issue: '2022-45' }
    const app = createApp({
      world,
      identity: quickIdentity(world.clock),
      signIn: testSignIn,
      publicUrl: 'http://127.0.0.1',
      remoteAddress: () => '127.0.0.1',
      report: (error) => {
        throw error
      },
    })
    const request = async (method: string, path: string) => {
      const headers = { host: '127.0.0.1', authorization: `Bearer ${await tokenFor('editor')}` }
      const response = await app.request(`http://127.0.0.1/api/bulletins/${definition.id}/issues/2022-45/${path}`, {
        method,
        headers,
      })
      if (response.status !== 200) throw new Error(await response.text())
      await response.arrayBuffer()
    }
    const timed = await timeInTurn(
      {
        'read and parse': () => loadSubmissions(world.store, definition.id, '2022-45'),
        'merge, with items, rules and diffs': () => mergeNow(world, asked),
        'request to draft docx': () => request('GET', 'draft/bulletin.docx'),
        'request to merge answer': () => request('POST', 'merge'),
      },
      runs,
    )
    return Object.entries(timed).map(([name, ms]) => ({
      what: `${count} stored submissions: ${name}`,
      ms,
      peakMb: peakMb(),
    }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Each part in a process of its own, so that its peak memory is its own. */
const parts: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  fold: () => benchFold(10_000),
  stored80: () => benchStored(80, 15),
  stored1000: () => benchStored(1000, 5),
  stored10000: () => benchStored(10_000, 3),
}

export const benchMerge = (): BenchRow[] =>
  Object.keys(parts).flatMap((part) => inOwnProcess<BenchRow[]>(import.meta.filename, part))

if (import.meta.main) {
  const part = parts[process.argv[2] ?? '']
  if (part) console.log(JSON.stringify(await part()))
  else console.table(benchMerge())
}
