/**
 * `npm run fuzz -- --minutes 10 [--inputs N] [--seed S] [--target NAME [--path P]]`: hostile inputs by the thousand,
 * until the inputs or the minutes are used up. Exit 1 where anything crashes, is answered 5xx, takes longer than half a
 * second, or memory grows. Not part of the tests, which run the same targets for a moment (`fuzz.test.ts`).
 */
import { parseArgs } from 'node:util'
import { runTarget, type TargetReport } from './run-target.ts'
import { targets } from './targets.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    inputs: { type: 'string', default: 'Infinity' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    target: { type: 'string' },
    path: { type: 'string' },
  },
})
const numbers = { minutes: Number(values.minutes), inputs: Number(values.inputs), seed: Number(values.seed) }
const wrong = Object.entries(numbers).find(([, value]) => Number.isNaN(value))
if (wrong) throw new Error(`--${wrong[0]} is no number`)
const chosen = targets.filter(({ name }) => values.target === undefined || name.includes(values.target))
if (chosen.length === 0) throw new Error(`no target is called so: ${targets.map(({ name }) => name).join(', ')}`)

const { minutes, inputs, seed } = numbers
console.log(`seed ${seed}\n`)
console.log('| target | inputs | refused | crashes | 5xx | slowest, ms | memory, MB |')
console.log('| --- | --- | --- | --- | --- | --- | --- |')
const end = performance.now() + minutes * 60_000
const reports: TargetReport[] = []
let shares = chosen.reduce((sum, { share }) => sum + share, 0)
for (const target of chosen) {
  const all = chosen.reduce((sum, { share }) => sum + share, 0)
  const report = await runTarget(target, {
    seed,
    inputs: Number.isFinite(inputs) ? Math.ceil((inputs * target.share) / all) : 2 ** 30,
    // What the targets before did not use goes to those after.
    milliseconds: ((end - performance.now()) * target.share) / shares,
    ...(values.path === undefined ? {} : { path: values.path }),
  })
  shares -= target.share
  reports.push(report)
  console.log(
    `| ${report.name} | ${report.inputs} | ${report.refused} | ${report.crashes} | ${report.serverErrors} | ` +
      `${Math.round(report.slowestMs)} | ${report.startMb.toFixed(1)} → ${report.endMb.toFixed(1)} |`,
  )
  if (report.fault !== undefined) console.error(`\n${report.fault}\n`)
}
const total = reports.reduce((sum, report) => sum + report.inputs, 0)
const faults = reports.filter(({ fault }) => fault !== undefined).length
console.log(`\n${total} inputs, ${faults} of ${reports.length} targets at fault`)
if (faults > 0) process.exitCode = 1
