/** Timing for `npm run bench`: peers run in turn, so that a noisy machine is noisy for all; memory in fresh processes. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** One line of the table: ours or a peer's; `ratio` is ours divided by the peer's time (below 1: we are faster). */
export interface BenchRow {
  readonly what: string
  readonly ms: number
  readonly peer?: string
  readonly peerMs?: number
  readonly ratio?: number
  readonly peakMb?: number
  readonly peerPeakMb?: number
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/**
 * Runs each task once to warm up, then all of them in turn, `runs` times: the median of each in milliseconds, or what
 * `pick` makes of its times.
 */
export async function timeInTurn<Name extends string>(
  tasks: Readonly<Record<Name, () => unknown>>,
  runs: number,
  pick: (times: readonly number[]) => number = median,
): Promise<Record<Name, number>> {
  const names = Object.keys(tasks) as Name[]
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let run = -1; run < runs; run++) {
    for (const name of names) {
      const start = performance.now()
      await tasks[name]()
      if (run >= 0) times.get(name)?.push(performance.now() - start)
    }
  }
  return Object.fromEntries([...times].map(([name, values]) => [name, pick(values)])) as Record<Name, number>
}

/**
 * The most memory this process has held, in MB: only a fresh process says something by it. On Linux from the kernel's
 * own mark: what `resourceUsage` says includes the parent that the process was forked from.
 */
export function peakMb(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const kilobytes = /VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS
  return Math.round(Number(kilobytes) / 1024)
}

/** Runs a part of a bench in a process of its own; it prints one JSON value. */
export const inOwnProcess = <T>(file: string, ...args: readonly string[]): T =>
  JSON.parse(execFileSync(process.execPath, [file, ...args], { encoding: 'utf8', maxBuffer: 1e8 })) as T
