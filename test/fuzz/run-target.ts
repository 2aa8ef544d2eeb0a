/** Runs a fuzz target: what came of its inputs, how long they took, what they left in memory. */
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as fc from 'fast-check'
import type { Fuzzed, Target } from './target.ts'

/**
 * No answer may take longer, measured again by itself where it did. The machine may be shared, and all is in memory: where
 * the clock and the processor's own time differ, somebody else was at work, and the lesser counts.
 */
export const slowestAnswerMs = 500
/** More than this is no noise of the engine's. */
export const memoryGrowthMb = 24
/** Inputs that only warm the engine up before memory is looked at. */
const warmUp = 300

export interface RunSettings {
  readonly seed: number
  readonly inputs: number
  readonly milliseconds: number
  /** fast-check's path to one counterexample: nothing else is run. */
  readonly path?: string
}

export interface TargetReport {
  readonly name: string
  readonly inputs: number
  readonly refused: number
  readonly serverErrors: number
  readonly crashes: number
  readonly slowestMs: number
  readonly startMb: number
  readonly endMb: number
  /** What went wrong, with how to see it again; undefined where nothing did. */
  readonly fault?: string
}

class ServerError extends Error {}
class TooSlow extends Error {}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** What is alive: the heap and the bytes outside of it. */
async function aliveMb(): Promise<number> {
  // What streams and finalizers still hold goes in a later turn.
  for (let i = 0; i < 3; i++) {
    collectGarbage()
    await setImmediate()
  }
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

interface Tally {
  inputs: number
  refused: number
  slowestMs: number
}

/** Tries one input. @throws where it crashes, is answered 5xx, is slow twice, or what comes of it is wrong */
async function tryInput(fuzzed: Fuzzed<unknown>, input: unknown, tally: Tally): Promise<void> {
  const once = async () => {
    const ask = await fuzzed.prepare(input)
    const [start, before] = [performance.now(), process.cpuUsage()]
    const answer = await ask()
    const ms = performance.now() - start
    const { user, system } = process.cpuUsage(before)
    return { answer, ms: Math.min(ms, (user + system) / 1_000) }
  }
  let { answer, ms } = await once()
  for (let tries = 0; ms > slowestAnswerMs && tries < 3; tries++) {
    collectGarbage()
    const again = await once()
    if (again.ms < ms) ({ answer, ms } = again)
  }
  if (ms > slowestAnswerMs) throw new TooSlow(`answered after ${Math.round(ms)} ms`)
  tally.inputs++
  tally.slowestMs = Math.max(tally.slowestMs, ms)
  const { status = 200, verify } = answer
  if (status >= 500) throw new ServerError(`answered ${status}`)
  if (status >= 400) tally.refused++
  await verify?.()
}

/** Runs a target until its inputs or its time are used up, or one of them goes wrong. */
export async function runTarget(target: Target, settings: RunSettings): Promise<TargetReport> {
  const fuzzed = await target.open({ clock: true })
  const check = (tally: Tally, parameters: fc.Parameters<[unknown]>) =>
    fc.check(
      fc.asyncProperty(fuzzed.inputs, (input) => tryInput(fuzzed, input, tally)),
      parameters,
    )
  const { seed, path } = settings
  const tally: Tally = { inputs: 0, refused: 0, slowestMs: 0 }
  const end = performance.now() + settings.milliseconds
  const untilEnd = (): Pick<fc.Parameters<[unknown]>, 'plugins'> => ({
    plugins: [fc.interruptAfterTimeLimit(Math.max(1, end - performance.now())) as fc.Plugin<[unknown]>],
  })
  let result: fc.RunDetails<[unknown]>
  let [startMb, endMb] = [0, 0]
  if (path !== undefined) {
    result = await check(tally, { seed, path, endOnFailure: true })
  } else {
    const first = Math.min(warmUp, Math.ceil(settings.inputs / 2))
    result = await check(tally, { seed, numRuns: first, ...untilEnd() })
    startMb = await aliveMb()
    if (!result.failed && settings.inputs > first)
      result = await check(tally, { seed: seed + 1, numRuns: settings.inputs - first, ...untilEnd() })
    endMb = await aliveMb()
  }
  const error = result.failed ? result.errorInstance : undefined
  const grown = endMb - startMb
  const fault = result.failed
    ? described(target, result)
    : grown > memoryGrowthMb
      ? `${target.name}: ${Math.round(grown)} MB more are alive after ${tally.inputs} inputs (seed ${seed})`
      : undefined
  return {
    name: target.name,
    ...tally,
    serverErrors: error instanceof ServerError ? 1 : 0,
    crashes: error !== undefined && !(error instanceof ServerError) && !(error instanceof TooSlow) ? 1 : 0,
    startMb,
    endMb,
    ...(fault === undefined ? {} : { fault }),
  }
}

/** The smallest input that goes wrong, and the command that shows it again. */
function described(
  target: Target,
  { seed, counterexamplePath, counterexample, errorInstance }: fc.RunDetails<[unknown]>,
): string {
  const why = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance)
  return [
    `${target.name}: ${why}`,
    `input: ${fc.stringify(counterexample?.[0]).slice(0, 2_000)}`,
    `again: npm run fuzz -- --target "${target.name}" --seed ${seed} --path ${counterexamplePath ?? ''}`,
  ].join('\n')
}
