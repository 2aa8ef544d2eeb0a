/** 审校: merge, edit in the sheet, see the bulletin as it will be, save. */
import { Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { memo, useEffect, useRef } from 'react'
import type { IssueEntry } from '../api/answers.ts'
import { Drafts } from './Drafts.tsx'
import type { Draft, Focus } from './edit-state.ts'
import { ItemList } from './ItemList.tsx'
import { MergeBar } from './MergeBar.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { Orphans } from './Orphans.tsx'
import { Preview } from './Preview.tsx'
import { ReviewFindings } from './ReviewFindings.tsx'
import type { ReviewState } from './review-state.ts'
import { StaleReview } from './StaleReview.tsx'
import { TroubleBar } from './TroubleBar.tsx'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground2 },
})

export interface ReviewViewProps extends ViewProps {
  readonly review: ReviewState
  readonly issue: IssueEntry
  readonly mayMerge: boolean
  readonly somebodySubmitted: boolean
  /** Departments whose reports are others than those that were merged. */
  readonly newSince: readonly string[]
  readonly focus: Focus | null
  readonly draft: Draft
  readonly goTo: (cell: string) => void
}

export const ReviewView = memo(function ReviewView(props: ReviewViewProps) {
  const { review, issue, focus, draft, language, dispatch, goTo } = props
  const styles = useStyles()
  const view = useRef<HTMLDivElement>(null)
  const w = editWords(language).review
  const { work, sheet, preview, material } = review
  const trouble = review.trouble ?? review.unreadable
  useFocus(view, focus)
  const isRead = sheet.kind === 'read' && material !== null
  const isStale = work.kind === 'stale' || work.kind === 'savingBoth' || work.kind === 'comparing'
  const isWhole = preview.size === 'full' && isRead && !isStale
  return (
    <div className={styles.view} ref={view}>
      {!isWhole && (
        <>
          <MergeBar {...props} />
          {trouble && (
            <TroubleBar trouble={trouble} language={language} close={() => dispatch({ type: 'troubleClosed' })} />
          )}
          {isStale ? (
            <StaleReview {...{ review, language, dispatch }} />
          ) : (
            isRead && (
              <>
                <ReviewFindings sheet={sheet.sheet} material={material} {...{ review, language, dispatch, goTo }} />
                <Orphans {...{ review, material, language, dispatch }} />
                <ItemList
                  sheet={sheet.sheet}
                  material={material}
                  selected={review.selected}
                  {...{ language, dispatch, goTo }}
                />
                {issue.state !== 'published' && <Drafts {...{ draft, language, dispatch }} />}
              </>
            )
          )}
          {sheet.kind === 'none' && work.kind === 'idle' && <Caption1 className={styles.quiet}>{w.noSheet}</Caption1>}
        </>
      )}
      {(isRead || preview.wanted) && !isStale && (
        <Preview
          preview={preview}
          isStopped={sheet.kind === 'read' && sheet.sheet.blocked}
          {...{ language, dispatch }}
        />
      )}
      <MergeDialog {...{ review, language, dispatch }} />
    </div>
  )
})

/** The keyboard goes where the ribbon or the menu sent it. */
function useFocus(view: React.RefObject<HTMLDivElement | null>, focus: Focus | null): void {
  useEffect(() => {
    if (!focus || !view.current) return
    const wanted =
      focus.kind === 'findings'
        ? '[data-focus="findings"]'
        : focus.kind === 'item'
          ? `[data-item="${CSS.escape(focus.item)}"]`
          : `[data-cell="${CSS.escape(focus.cell)}"]`
    const element = view.current.querySelector<HTMLElement>(wanted)
    element?.closest('details')?.setAttribute('open', '')
    element?.focus()
  }, [view, focus])
}
