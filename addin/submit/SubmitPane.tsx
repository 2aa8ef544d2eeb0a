/** A department's pane: the issue and its deadline, the sheet, what was found on it, and the receipt. */
import {
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Select,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components'
import { useEffect } from 'react'
import { mayPass } from '../api/failure.ts'
import { type Loaded, shown } from '../parts/loaded.ts'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from '../parts/TroubleBar.tsx'
import { useStore } from '../parts/use-store.ts'
import { issueInWords, sharedWords } from '../words/shared-words.ts'
import { BringBack } from './BringBack.tsx'
import { CheckResult } from './CheckResult.tsx'
import { IssueStrip } from './IssueStrip.tsx'
import { ReceiptCard } from './ReceiptCard.tsx'
import { SheetStep } from './SheetStep.tsx'
import type { Submit } from './submit.ts'
import type { SubmitAction } from './submit-action.ts'
import { type Attention, deskOf, issueOf, type SubmitState } from './submit-state.ts'
import { submitWords } from './words.ts'

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXL}`,
    overflowWrap: 'anywhere',
  },
  asWritten: { whiteSpace: 'pre-wrap' },
})

/** What every part of the pane gets. */
export interface PartProps {
  readonly state: SubmitState
  readonly dispatch: (action: SubmitAction) => void
  readonly goTo: (cell: string) => void
}

export function SubmitPane({ submit }: { readonly submit: Submit }) {
  const styles = useStyles()
  const state = useStore(submit.store)
  const { dispatch } = submit.store
  useAttention(state.attention)
  const { issues, desk, language } = state
  const w = sharedWords(language)
  const parts: PartProps = { state, dispatch, goTo: submit.goTo }
  const list = shown(issues)
  return (
    <main className={styles.pane}>
      {blocks(issues) && (
        <TroubleBar
          trouble={apiTrouble(issues.failure)}
          language={language}
          tryAgain={() => dispatch({ type: 'issuesAsked' })}
        />
      )}
      {blocks(desk) && (
        <TroubleBar
          trouble={apiTrouble(desk.failure)}
          language={language}
          tryAgain={() => dispatch({ type: 'deskAsked' })}
        />
      )}
      {list?.length === 0 && <Text>{submitWords(language).noIssues}</Text>}
      <IssueChoice {...parts} />
      {deskOf(state) ? (
        <>
          <IssueStrip {...parts} />
          <Comment state={state} />
          <SheetStep {...parts} />
          <ReceiptCard {...parts} />
          <CheckResult {...parts} />
          <BringBack {...parts} />
        </>
      ) : (
        (issues.kind === 'loading' || desk.kind === 'loading') && <Spinner size="small" label={w.loading} />
      )}
    </main>
  )
}

/** A refresh that failed may pass by itself: what was there before is shown meanwhile. */
const blocks = <T,>(loaded: Loaded<T>): loaded is Extract<Loaded<T>, { kind: 'failed' }> =>
  loaded.kind === 'failed' && (loaded.last === undefined || !mayPass(loaded.failure))

/** Left out where only one issue takes reports: there is nothing to choose. */
function IssueChoice({ state, dispatch }: PartProps) {
  const w = sharedWords(state.language)
  const open = (shown(state.issues) ?? []).filter((issue) => issue.state !== 'published')
  const chosen = issueOf(state)
  if (open.length < 2 || !chosen) return null
  return (
    <Select
      aria-label={w.issue}
      value={chosen.issue}
      onChange={(_, { value }) => dispatch({ type: 'issueChosen', issue: value })}
    >
      {open.map((issue) => (
        <option key={issue.issue} value={issue.issue}>
          {issueInWords(issue, w)}
        </option>
      ))}
    </Select>
  )
}

/** What the editor says of a sheet that came back, before anything else. */
function Comment({ state }: { readonly state: SubmitState }) {
  const styles = useStyles()
  const row = deskOf(state)?.row
  if (row?.status !== 'returned' || row.comment === null) return null
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{sharedWords(state.language).editorsComment}</MessageBarTitle>
        <div className={styles.asWritten}>{row.comment}</div>
      </MessageBarBody>
    </MessageBar>
  )
}

/** Moves the focus to what happened. */
function useAttention(attention: Attention | null): void {
  useEffect(() => {
    if (attention === null) return
    const id = attention.kind === 'finding' ? `finding ${attention.key}` : attention.kind
    const target = document.getElementById(id)
    target?.closest('details')?.setAttribute('open', '')
    target?.focus()
    target?.scrollIntoView({ block: 'nearest' })
  }, [attention])
}
