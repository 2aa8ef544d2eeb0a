/** Which issue, until when, and how the department stands. */
import { Caption1, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components'
import type { DepartmentStatus } from '../api/answers.ts'
import { Chip, type ChipKind } from '../parts/Chip.tsx'
import { countdown, wallClockInWords } from '../words/countdown.ts'
import { issueInWords, sharedWords } from '../words/shared-words.ts'
import { deskOf, isOpen, type SubmitState } from './submit-state.ts'
import { submitWords } from './words.ts'

const useStyles = makeStyles({
  strip: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  standing: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  urgent: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
})

const chips: { readonly [S in DepartmentStatus['status']]: ChipKind } = {
  notSubmitted: 'neutral',
  submitted: 'success',
  nilReturn: 'success',
  late: 'warning',
  returned: 'warning',
}

/** The last hours are said so that nobody misses them. */
const lastHours = 3 * 3_600_000

export function IssueStrip({ state }: { readonly state: SubmitState }) {
  const styles = useStyles()
  const { language, now } = state
  const w = sharedWords(language)
  const desk = deskOf(state)
  if (!desk) return null
  const { issue, row } = desk
  const deadline = Date.parse(issue.deadline)
  const left = countdown(deadline, now)
  const open = isOpen(state)
  // What came in time stays so, whenever it is corrected.
  const owing = open && (row.status === 'notSubmitted' || row.status === 'returned')
  const urgent = owing && (left.passed || deadline - now < lastHours)
  return (
    <section className={styles.strip}>
      <Subtitle2 as="h2">{issueInWords(issue, w)}</Subtitle2>
      <div className={styles.standing}>
        <Chip kind={chips[row.status]}>{w.status[row.status]}</Chip>
        {open && <Caption1 className={mergeClasses(urgent && styles.urgent)}>{w.countdown(left)}</Caption1>}
      </div>
      {open && (
        <Caption1 className={styles.quiet}>
          {w.deadline} {wallClockInWords(desk.deadlineText, w.locale)}
        </Caption1>
      )}
      {left.passed && open && row.status === 'notSubmitted' && <Caption1>{w.lateHint}</Caption1>}
      {desk.state === 'reopened' && <Caption1>{submitWords(language).reopened}</Caption1>}
    </section>
  )
}
