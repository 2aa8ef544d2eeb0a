/** Which findings an answer lists: a sheet of ours has a dozen, a hostile one a finding in each of 49,000 rows. */
import { type Finding, findingKey, type Severity } from './finding.ts'

/** Far more than anybody reads; some 150 KB. */
export const maxListed = 500

const weights: { readonly [S in Severity]: number } = { error: 0, warning: 1, notice: 2 }

/**
 * At most `max` findings, in the order they have. Every department is named first, then every cell, each by its gravest
 * finding; what still fits is taken by weight. Warnings in `unanswered` go before those that have their reason.
 */
export function excerptFindings<F extends Finding>(
  findings: readonly F[],
  {
    max = maxListed,
    unanswered = new Set(),
  }: { readonly max?: number; readonly unanswered?: ReadonlySet<string> } = {},
): readonly F[] {
  if (findings.length <= max) return findings
  const weigh = (f: F): number => 2 * weights[f.severity] + (unanswered.has(findingKey(f)) ? 0 : 1)
  const byWeight = [...findings.keys()]
    .map((at) => ({ at, weight: weigh(findings[at] as F) }))
    .sort((a, b) => a.weight - b.weight || a.at - b.at)
  const seen = new Set<string>()
  const ranks: number[][] = [[], [], []]
  for (const { at } of byWeight) {
    const { department = '', sheet = '', cell = '' } = (findings[at] as F).at
    const names = [`department ${department}`, `cell ${department}/${sheet}/${cell}`]
    const rank = names.findIndex((name) => !seen.has(name))
    for (const name of names) seen.add(name)
    ranks[rank < 0 ? 2 : rank]?.push(at)
  }
  const taken = new Set(ranks.flat().slice(0, max))
  return findings.filter((_, at) => taken.has(at))
}

/** What an answer says beside an excerpt. */
export const excerptWording = {
  'zh-CN': ({ shown, all }: { readonly shown: number; readonly all: number }) =>
    `共 ${all} 处，这里列出其中 ${shown} 处；处理后重新检查，会列出其余各处。`,
  en: ({ shown, all }: { readonly shown: number; readonly all: number }) =>
    `${shown} of ${all} findings are listed here: mend these and check again, and the others are listed.`,
} as const
