/** Hostile small files, each answered over the API in a process of its own. Run: `node test/bench/hostile.ts`. */
import { xlsxType } from '../../functions/http/request.ts'
import { harmless, hostile } from '../formats/hostile-files.ts'
import { api, createTestWorld, openIssue } from '../http/world.ts'
import { type BenchRow, inOwnProcess, peakMb } from './measure.ts'

const files: Readonly<Record<string, () => Buffer>> = {
  ...Object.fromEntries(Object.entries(hostile).map(([name, [, make]]) => [name, make])),
  ...harmless,
}

interface Answered {
  readonly ms: number
  readonly moreMb: number
  readonly status: number
  readonly bytes: number
}

async function answer(name: string): Promise<Answered> {
  const t = await createTestWorld()
  const { issue } = await openIssue(t, 'window-weekly', '2022-12-26', '2022-12-30')
  const send = (body: Buffer) =>
    t.fetch('market', 'PUT', `${api('window-weekly', issue)}/submissions/market`, {
      headers: { 'content-type': xlsxType },
      body: new Uint8Array(body),
    })
  await send(Buffer.from('PK nothing'))
  const body = files[name]?.()
  if (!body) throw new Error(`no file "${name}"`)
  const before = peakMb()
  const start = performance.now()
  const { status } = await send(body)
  return { ms: performance.now() - start, moreMb: peakMb() - before, status, bytes: body.length }
}

/** The slowest and the hungriest of all of them. @throws Error where one is answered otherwise than 4xx */
export function benchHostile(): BenchRow[] {
  const answers = Object.keys(files).map((name) => ({ name, ...inOwnProcess<Answered>(import.meta.filename, name) }))
  const wrong = answers.find(({ status }) => status < 400 || status > 499)
  if (wrong) throw new Error(`"${wrong.name}" was answered ${wrong.status}`)
  const row = ({ name, ms, moreMb, bytes }: (typeof answers)[number], which: string): BenchRow => ({
    what: `hostile file, ${which} of ${answers.length}: ${name} (${Math.round(bytes / 1024)} KB)`,
    ms,
    peakMb: moreMb,
  })
  const byTime = answers.toSorted((a, b) => b.ms - a.ms)
  const byMemory = answers.toSorted((a, b) => b.moreMb - a.moreMb)
  const [slowest, hungriest, middle] = [byTime[0], byMemory[0], byTime[Math.floor(byTime.length / 2)]]
  if (!slowest || !hungriest || !middle) throw new Error('no files')
  return [row(slowest, 'slowest'), row(hungriest, 'hungriest'), row(middle, 'median')]
}

if (import.meta.main) {
  const [, , name] = process.argv
  if (name === undefined) console.table(benchHostile())
  else console.log(JSON.stringify(await answer(name)))
}
