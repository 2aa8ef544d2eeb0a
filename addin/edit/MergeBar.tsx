/** The two buttons of the review, how far the merge is, and whether everything is saved. */
import {
  Button,
  Caption1,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  ProgressBar,
  tokens,
} from '@fluentui/react-components'
import { MergeSteps } from './MergeSteps.tsx'
import type { ReviewViewProps } from './ReviewView.tsx'
import type { ReviewState } from './review-state.ts'
import { TroubleBar } from './TroubleBar.tsx'
import { useMay } from './use-may.ts'
import { type EditWords, editWords } from './words.ts'

const useStyles = makeStyles({
  bar: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  state: { color: tokens.colorNeutralForeground2 },
  unsaved: { color: tokens.colorStatusWarningForeground1, fontWeight: tokens.fontWeightSemibold },
})

type MergeBarProps = Pick<
  ReviewViewProps,
  'review' | 'issue' | 'mayMerge' | 'somebodySubmitted' | 'newSince' | 'language' | 'dispatch'
>

export function MergeBar(props: MergeBarProps) {
  const { review, issue, mayMerge, somebodySubmitted, newSince, language, dispatch } = props
  const styles = useStyles()
  const mayWrite = useMay()('saveReview')
  const w = editWords(language).review
  const { readOnly } = editWords(language)
  const { work, sheet } = review
  const isRead = sheet.kind === 'read'
  const merge = (): void => dispatch({ type: 'mergeAsked' })
  if (issue.state === 'published' && !isRead)
    return <Caption1 className={styles.state}>{mayWrite ? w.published : readOnly.published}</Caption1>
  const hint = mayWrite ? w.mergeHint : readOnly.mergeHint
  const maySave = isRead && sheet.sheet.changed && !sheet.sheet.blocked && ['idle', 'failed'].includes(work.kind)
  return (
    <div className={styles.bar}>
      {!isRead && <Caption1 className={styles.state}>{somebodySubmitted ? hint : w.nobodySubmitted}</Caption1>}
      <div className={styles.buttons}>
        <Button
          appearance={mayWrite && isRead && sheet.sheet.changed ? 'secondary' : 'primary'}
          disabledFocusable={!mayMerge}
          title={w.undoHint}
          onClick={merge}
        >
          {isRead ? w.mergeAgain : w.merge}
        </Button>
        {mayWrite && isRead && issue.state !== 'published' && (
          <Button
            appearance={sheet.sheet.changed ? 'primary' : 'secondary'}
            disabledFocusable={!maySave}
            onClick={() => dispatch({ type: 'saveAsked', next: 'stay' })}
          >
            {work.kind === 'saving' || work.kind === 'reading' ? w.saving : w.save}
          </Button>
        )}
      </div>
      {isRead && !mayWrite ? (
        <Caption1 className={styles.state}>{readOnly.sheet}</Caption1>
      ) : isRead ? (
        <Caption1 role="status" className={sheet.sheet.changed ? styles.unsaved : styles.state}>
          {savedText(review, w)}
        </Caption1>
      ) : (
        somebodySubmitted && <Caption1 className={styles.state}>{w.undoHint}</Caption1>
      )}
      <MergeSteps review={review} language={language} />
      {work.kind === 'loading' && (
        <>
          <Caption1>{w.loading}</Caption1>
          <ProgressBar aria-label={w.loading} />
        </>
      )}
      {work.kind === 'failed' && (
        <TroubleBar
          trouble={work.trouble}
          language={language}
          tryAgain={() => dispatch({ type: 'workRetried' })}
          close={() => dispatch({ type: 'workStopped' })}
        />
      )}
      {newSince.length > 0 && work.kind === 'idle' && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{w.newSince(newSince)}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={merge}>
              {w.mergeAgain}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  )
}

function savedText({ sheet, material }: ReviewState, w: EditWords['review']): string {
  if (sheet.kind !== 'read' || !material) return ''
  if (sheet.sheet.changed) return sheet.sheet.blocked ? w.blocked : w.unsaved
  return material.base.revision === 0 ? w.neverSaved : w.saved(material.base.revision)
}
