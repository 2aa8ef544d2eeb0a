/** Somebody saved first: what both changed is chosen one by one; all else of both comes in. */
import {
  Button,
  Caption1,
  Caption1Strong,
  makeStyles,
  ProgressBar,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import type { ReviewConflict } from '../../functions/core/merge-reviews.ts'
import { conflictKey, type ConflictSide } from './review-conflicts.ts'
import { conflictWords } from './conflict-words.ts'
import type { ReviewState } from './review-state.ts'
import { savedAtText } from './shared-words.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'
import { Heading } from './Heading.tsx'

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  conflict: {
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalS,
  },
  label: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  words: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

export function StaleReview({ review, language, dispatch }: ViewProps & { readonly review: ReviewState }) {
  const styles = useStyles()
  const heading = useRef<HTMLHeadingElement>(null)
  const w = editWords(language).review.stale
  const { work, material, sheet } = review
  const isThere = work.kind === 'stale'
  useEffect(() => {
    if (isThere) heading.current?.focus()
  }, [isThere])
  if (work.kind === 'comparing')
    return (
      <div role="status">
        <Caption1>{w.comparing}</Caption1>
        <ProgressBar aria-label={w.comparing} />
      </div>
    )
  if ((work.kind !== 'stale' && work.kind !== 'savingBoth') || !material || sheet.kind !== 'read') return null
  const { stale } = work
  const choices = work.kind === 'stale' ? work.choices : {}
  const isBusy = work.kind === 'savingBoth'
  const maySave = isBusy || stale.conflicts.every((conflict) => choices[conflictKey(conflict)] !== undefined)
  const { by, savedAt } = stale.theirs
  return (
    <section className={styles.panel} aria-labelledby="stale-title">
      <Heading as="h3" id="stale-title" ref={heading}>
        {w.title}
      </Heading>
      <Caption1>
        {w.text(by ?? '', savedAtText(savedAt ?? '', material.answer.definition.definition.timeZone, language))}
      </Caption1>
      {stale.fromThem.length > 0 && <Caption1>{w.fromThem(stale.fromThem.length)}</Caption1>}
      <Caption1Strong>
        {stale.conflicts.length === 0 ? w.noConflicts : w.conflicts(stale.conflicts.length)}
      </Caption1Strong>
      {!isBusy &&
        stale.conflicts.map((conflict) => (
          <Conflict
            key={conflictKey(conflict)}
            conflict={conflict}
            words={conflictWords(conflict, { material, sheet: sheet.sheet, language })}
            side={choices[conflictKey(conflict)]}
            lang={material.answer.definition.definition.language}
            {...{ language, dispatch }}
          />
        ))}
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabledFocusable={!maySave || isBusy}
          onClick={() => dispatch({ type: 'saveBothAsked' })}
        >
          {isBusy ? w.saving : w.save}
        </Button>
        {!isBusy && <Button onClick={() => dispatch({ type: 'workStopped' })}>{w.back}</Button>}
      </div>
      {!maySave && <Caption1>{w.chooseAll}</Caption1>}
    </section>
  )
}

interface ConflictProps extends ViewProps {
  readonly conflict: ReviewConflict
  readonly words: ReturnType<typeof conflictWords>
  readonly side: ConflictSide | undefined
  readonly lang: string
}

function Conflict({ conflict, words, side, lang, language, dispatch }: ConflictProps) {
  const styles = useStyles()
  const w = editWords(language).review.stale
  const key = conflictKey(conflict)
  const option = (value: ConflictSide, label: string) => (
    <Radio
      value={value}
      label={
        <span className={styles.label}>
          <Caption1Strong>{label}</Caption1Strong>
          <span className={styles.words} lang={lang}>
            {words[value]}
          </span>
        </span>
      }
    />
  )
  return (
    <div className={styles.conflict}>
      <Caption1Strong>{words.place}</Caption1Strong>
      <RadioGroup
        aria-label={words.place}
        value={side ?? ''}
        onChange={(_, { value }) => dispatch({ type: 'sideChosen', key, side: value === 'mine' ? 'mine' : 'theirs' })}
      >
        {option('mine', w.mine)}
        {option('theirs', w.theirs)}
      </RadioGroup>
    </div>
  )
}
