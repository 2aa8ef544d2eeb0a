/** `npm run bench`: every figure of the README's table, in one run. Not part of the tests; takes some minutes. */
import { benchAnnex } from './annex.ts'
import { benchDocx } from './docx.ts'
import { benchHostile } from './hostile.ts'
import { benchIdentity } from './identity.ts'
import type { BenchRow } from './measure.ts'
import { benchMerge } from './merge.ts'
import { benchPane } from './pane.ts'
import { benchRead } from './read.ts'
import { benchTemplate } from './template.ts'

const docxRows = (): BenchRow[] => {
  const rows = benchDocx()
  return rows.flatMap((row) => {
    const ours = rows.find((r) => r.writer === 'ours' && r.items === row.items)
    if (!ours || row === ours) return []
    const what = `docx of ${row.items} items`
    const memory = { peakMb: ours.peakRssMB, peerPeakMb: row.peakRssMB }
    return [{ what, ms: ours.ms, peer: row.writer, peerMs: row.ms, ratio: ours.ms / row.ms, ...memory }]
  })
}

const annexRows = (): BenchRow[] => {
  const rows = benchAnnex()
  const ours = rows.find((row) => row.name === 'ours')
  return rows.flatMap((row) => {
    if (!ours || row === ours) return []
    const times = {
      ms: ours.milliseconds,
      peer: row.name,
      peerMs: row.milliseconds,
      ratio: ours.milliseconds / row.milliseconds,
    }
    return [{ what: 'annex of 10,000 departments', ...times, peakMb: ours.megabytes, peerPeakMb: row.megabytes }]
  })
}

const benches: readonly (() => BenchRow[] | Promise<BenchRow[]>)[] = [
  benchRead,
  benchTemplate,
  benchMerge,
  docxRows,
  annexRows,
  benchHostile,
  benchIdentity,
  benchPane,
]

const digits = (value: number | undefined, places: number): string => (value === undefined ? '' : value.toFixed(places))

console.log('| what | ours, ms | against | its ms | ours / its | peak memory, MB (its) |')
console.log('|---|---|---|---|---|---|')
for (const bench of benches) {
  for (const { what, ms, peer = '', peerMs, ratio, peakMb, peerPeakMb } of await bench()) {
    const memory =
      peakMb === undefined ? '' : `${peakMb.toFixed(0)}${peerPeakMb === undefined ? '' : ` (${peerPeakMb.toFixed(0)})`}`
    console.log(
      `| ${what} | ${digits(ms, ms < 10 ? 1 : 0)} | ${peer} | ${digits(peerMs, 0)} | ${digits(ratio, 2)} | ${memory} |`,
    )
  }
}
