/** Findings as they leave: worded, and not more of them than anybody reads. */
import { type Finding, findingKey } from '../core/finding.ts'
import { excerptFindings, excerptWording } from '../core/finding-excerpt.ts'
import { wordFinding } from '../core/finding-wording.ts'
import type { Language } from './problem-response.ts'

/** What a finding leaves with: its sentence, and the key under which a reason for it is given. */
export interface Worded {
  readonly message: string
  readonly key: string
  readonly needsReason: boolean
}

function wordedFinding<F extends Finding>(f: F, language: Language, unanswered: ReadonlySet<string>): F & Worded {
  const key = findingKey(f)
  return { ...f, message: wordFinding(f, language), key, needsReason: unanswered.has(key) }
}

/** Findings of an answer, as members of its body: the count is of all, the note says where not all are listed. */
export interface ListedFindings<F extends Finding> {
  readonly findings: readonly (F & Worded)[]
  readonly findingsCount: number
  readonly findingsNote?: string
}

/** At most `maxListed` findings, worded. `unanswered`: keys of the warnings that want a reason. */
export function listFindings<F extends Finding>(
  all: readonly F[],
  language: Language,
  unanswered: ReadonlySet<string> = new Set(),
): ListedFindings<F> {
  const listed = excerptFindings(all, { unanswered })
  const counts = { shown: listed.length, all: all.length }
  return {
    findings: listed.map((f) => wordedFinding(f, language, unanswered)),
    findingsCount: all.length,
    ...(listed.length < all.length && { findingsNote: excerptWording[language](counts) }),
  }
}
