/** Which issue is worked on, how it stands, how long it still takes reports, and whether anything is unsaved. */
import { Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { memo } from 'react'
import type { IssueEntry } from '../api/answers.ts'
import type { Language } from '../language.ts'
import { Chip } from '../parts/Chip.tsx'
import { useMay } from './use-may.ts'
import { countdownText, dayText, timeText } from './shared-words.ts'
import { editWords } from './words.ts'
import { Heading } from './Heading.tsx'

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
  },
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  unsaved: { color: tokens.colorStatusWarningForeground1, fontWeight: tokens.fontWeightSemibold },
})

export interface IssueStripProps {
  readonly issue: IssueEntry
  readonly unsaved: boolean
  readonly peopleUnsaved: boolean
  readonly now: number
  readonly language: Language
}

const kinds = { collecting: 'brand', published: 'success', reopened: 'warning' } as const

export const IssueStrip = memo(function IssueStrip({ issue, unsaved, peopleUnsaved, now, language }: IssueStripProps) {
  const styles = useStyles()
  const mayWrite = useMay()('saveReview')
  const w = editWords(language).issue
  const { period, state, edition } = issue
  return (
    <section className={styles.strip}>
      <div className={styles.head}>
        <Heading as="h2">{w.name(issue)}</Heading>
        <Caption1 className={styles.quiet}>{w.serial(issue.serialNo)}</Caption1>
        <Chip kind={kinds[state]}>{w.state[state]}</Chip>
        {edition > 0 && <Caption1 className={styles.quiet}>{w.edition(edition)}</Caption1>}
      </div>
      <Caption1 className={styles.quiet}>
        {w.period(dayText(period.from, language), dayText(period.to, language))}
        {state !== 'published' && (
          <>
            {' · '}
            {w.deadline(timeText(issue.deadlineText, language))} (
            {countdownText(Date.parse(issue.deadline), now, language)})
          </>
        )}
      </Caption1>
      {!mayWrite && <Caption1 className={styles.quiet}>{editWords(language).readOnly.strip}</Caption1>}
      {unsaved && <Caption1 className={styles.unsaved}>{w.unsaved}</Caption1>}
      {peopleUnsaved && <Caption1 className={styles.unsaved}>{w.peopleUnsaved}</Caption1>}
    </section>
  )
})
