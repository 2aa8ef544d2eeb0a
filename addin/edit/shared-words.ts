/** Words that stand elsewhere, as this pane uses them: statuses, times, and what went wrong. */
import type { DepartmentStatus, WordedFinding } from '../api/answers.ts'
import type { Failure } from '../api/failure.ts'
import { wallClock } from '../../functions/core/period.ts'
import type { Language } from '../language.ts'
import { countdown, dayInWords, wallClockInWords } from '../words/countdown.ts'
import { failureInWords, sharedWords } from '../words/shared-words.ts'
import type { Trouble } from '../parts/trouble.ts'
import type { TroubleWords } from '../parts/trouble-words.ts'
import { editWords } from './words.ts'

export const statusText = (status: DepartmentStatus['status'], language: Language): string =>
  sharedWords(language).status[status]

export const severityText = (severity: WordedFinding['severity'], language: Language): string =>
  sharedWords(language).severity[severity]

export const countdownText = (deadline: number, now: number, language: Language): string =>
  sharedWords(language).countdown(countdown(deadline, now))

/** `2022-12-30` → `12月30日`. */
export const dayText = (date: string, language: Language): string => dayInWords(date, editWords(language).locale)

/** `2022-12-30 17:00` → `12月30日 17:00`, in the definition's time zone. */
export const timeText = (time: string, language: Language): string =>
  `${dayText(time.slice(0, 10), language)} ${time.slice(11, 16)}`

export const longTimeText = (time: string, language: Language): string =>
  wallClockInWords(time, editWords(language).locale)

/** An instant in the definition's time zone. */
export const savedAtText = (instant: string, timeZone: string, language: Language): string =>
  instant === '' ? '' : timeText(wallClock(instant, timeZone), language)

export function troubleWords(trouble: Trouble, language: Language): TroubleWords {
  const w = editWords(language)
  return trouble.kind === 'excel'
    ? { ...w.excel[trouble.fault], requestId: '' }
    : failureWords(trouble.failure, language)
}

/** A refusal says the server's own words: they are for editors, those of the shared screens for who reports. */
function failureWords(failure: Failure, language: Language): TroubleWords {
  const shared = sharedWords(language)
  const { title, advice, requestId } = failureInWords(failure, shared)
  if (failure.kind === 'unreachable') return { title, advice: editWords(language).unreachable, requestId: '' }
  const { detail = '', title: own = '' } = failure.kind === 'problem' && failure.status < 500 ? failure.problem : {}
  if (own !== '') return { title: own, advice: detail, requestId: '' }
  return { title, advice, requestId: requestId === '' ? '' : shared.requestId(requestId) }
}
