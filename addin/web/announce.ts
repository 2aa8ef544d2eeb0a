/** What a change of state says to somebody who does not see it, and where the keyboard goes. Pure. */
import type { PageState } from './page-state.ts'
import { failureInWords } from '../words/shared-words.ts'
import type { Wording } from './wording.ts'

/** The sentence for the live region, or null where the change says nothing new. */
export function announcement(before: PageState, after: PageState, w: Wording): string | null {
  if (before.outcome !== after.outcome) {
    const { outcome, refusal } = after
    if (outcome.kind === 'sending') return w.sending
    if (outcome.kind === 'failed') return failureInWords(outcome.failure, w).title
    if (outcome.kind === 'received' && !outcome.recalled) return w.receivedHeading
    if (outcome.kind === 'refused' && refusal && refusal !== before.refusal) {
      const count = (severity: string): number => refusal.findings.filter((f) => f.severity === severity).length
      return w.counts(count('error'), count('warning'), count('notice'))
    }
  }
  if (before.file !== after.file && after.file) return w.fileChosen(after.file.name)
  if (before.download !== after.download) {
    const { download } = after
    if (download.kind === 'running') return w.downloading
    if (download.kind === 'done') return w.downloaded[download.what]
    if (download.kind === 'failed') return failureInWords(download.failure, w).title
  }
  return null
}

/** The id of what gets the focus after a change, or null where it stays. */
export function focusAfter(before: PageState, after: PageState): string | null {
  const { outcome, refusal, reasonsMissing } = after
  if (reasonsMissing !== before.reasonsMissing && reasonsMissing.length > 0)
    return `reason-${refusal?.findings.findIndex((f) => f.key === reasonsMissing[0]) ?? 0}`
  if (outcome === before.outcome) return null
  const answered = outcome.kind === 'refused' ? refusal !== before.refusal : outcome.kind !== 'none'
  return answered && outcome.kind !== 'sending' ? 'outcome-heading' : null
}
