/** An editor's pane: the issue above, four views of it below. */
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components'
import { useStore } from '../parts/use-store.ts'
import { shown } from '../parts/loaded.ts'
import { BoardView } from './BoardView.tsx'
import type { Edit } from './edit.ts'
import { type EditState, isUnsaved, mayMerge, sinceMerge, type Tab } from './edit-state.ts'
import { chosenIssue } from './issues-state.ts'
import { IssueStrip } from './IssueStrip.tsx'
import { IssuesView } from './IssuesView.tsx'
import { Close } from './Icons.tsx'
import { OpenIssueDialog } from './OpenIssueDialog.tsx'
import { PublishView } from './PublishView.tsx'
import { ReopenDialog } from './ReopenDialog.tsx'
import { ReviewView } from './ReviewView.tsx'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from './TroubleBar.tsx'
import { tabId, Tabs } from './Tabs.tsx'
import { editWords } from './words.ts'
import { Heading } from './Heading.tsx'

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  panel: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0` },
  tabs: {
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    paddingLeft: tokens.spacingHorizontalXS,
  },
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalM}`,
  },
})

const tabs: readonly Tab[] = ['board', 'review', 'publish', 'issues']
const panel = 'edit-panel'

export function EditPane({ edit }: { readonly edit: Edit }) {
  const state = useStore(edit.store)
  const { dispatch } = edit.store
  const { language } = edit.context
  const styles = useStyles()
  const w = editWords(language)
  const { list, opening, reopening } = state.issues
  const issue = chosenIssue(state.issues)
  return (
    <main className={styles.pane}>
      {issue ? (
        <>
          <IssueStrip issue={issue} unsaved={isUnsaved(state)} now={state.now} language={language} />
          <Tabs
            label={w.tabsLabel}
            tabs={tabs}
            selected={state.tab}
            textOf={(tab) => w.tabs[tab]}
            panel={panel}
            select={(tab) => dispatch({ type: 'tabChosen', tab })}
          />
          <div id={panel} role="tabpanel" aria-labelledby={tabId(panel, state.tab)} className={styles.panel}>
            <NoticeBar edit={edit} state={state} />
            <View edit={edit} state={state} />
          </div>
        </>
      ) : list.kind === 'ready' ? (
        <section className={styles.empty}>
          <Heading as="h2">{w.issues.noIssue.title}</Heading>
          <Text>{w.issues.noIssue.text}</Text>
          <Button appearance="primary" onClick={() => dispatch({ type: 'openingAsked' })}>
            {w.issues.openFirst}
          </Button>
        </section>
      ) : list.kind === 'failed' ? (
        <TroubleBar
          trouble={apiTrouble(list.failure)}
          language={language}
          tryAgain={() => dispatch({ type: 'issuesAsked' })}
        />
      ) : (
        <Spinner className={styles.empty} label={w.loading} />
      )}
      <OpenIssueDialog {...{ opening, language, dispatch }} />
      <ReopenDialog {...{ reopening, language, dispatch }} />
    </main>
  )
}

export default EditPane

interface PartProps {
  readonly edit: Edit
  readonly state: EditState
}

function View({ edit, state }: PartProps) {
  const { language, bulletin } = edit.context
  const { dispatch } = edit.store
  const issue = chosenIssue(state.issues)
  if (!issue) return null
  switch (state.tab) {
    case 'board':
      return (
        <BoardView
          board={state.board}
          bulletinName={bulletin.name}
          past={state.now > Date.parse(issue.deadline)}
          {...{ issue, language, dispatch }}
        />
      )
    case 'review':
      return (
        <ReviewView
          review={state.review}
          mayMerge={mayMerge(state)}
          somebodySubmitted={(shown(state.board.board)?.departments ?? []).some((row) => row.revision !== null)}
          newSince={sinceMerge(state)}
          focus={state.focus}
          draft={state.draft}
          goTo={edit.goTo}
          {...{ issue, language, dispatch }}
        />
      )
    case 'publish':
      return (
        <PublishView
          publish={state.publish}
          linking={state.issues.linking}
          unsaved={isUnsaved(state)}
          nameOf={(id) => bulletin.departments.find((one) => one.department === id)?.name ?? id}
          {...{ issue, language, dispatch }}
        />
      )
    case 'issues':
      return <IssuesView issues={state.issues} {...{ language, dispatch }} />
  }
}

/** Always there, so that a screen reader hears what comes into it. */
function NoticeBar({ edit, state }: PartProps) {
  const w = editWords(edit.context.language)
  const { notice } = state
  return (
    <div role="status">
      {notice && (
        <MessageBar
          intent={notice.kind === 'nothingAtCell' ? 'info' : 'success'}
          layout="multiline"
          style={{ marginBottom: tokens.spacingVerticalS }}
        >
          <MessageBarBody>{w.notice(notice)}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                size="small"
                appearance="transparent"
                icon={<Close />}
                aria-label={w.close}
                onClick={() => edit.store.dispatch({ type: 'noticeClosed' })}
              />
            }
          />
        </MessageBar>
      )}
    </div>
  )
}
