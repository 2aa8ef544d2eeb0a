/** What a tab shows. The views of audit and people are chunks of their own. */
import { lazy } from 'react'
import type { IssueEntry } from '../api/answers.ts'
import { shown } from '../parts/loaded.ts'
import { BoardView } from './BoardView.tsx'
import type { Edit } from './edit.ts'
import { type EditState, isUnsaved, mayMerge, sinceMerge, type Tab } from './edit-state.ts'
import { chosenIssue } from './issues-state.ts'
import { IssuesView } from './IssuesView.tsx'
import { mayDo } from './may.ts'
import { NoIssue } from './NoIssue.tsx'
import { PublishView } from './PublishView.tsx'
import { ReviewView } from './ReviewView.tsx'

const AuditView = lazy(() => import('./AuditView.tsx'))
const PeopleView = lazy(() => import('./PeopleView.tsx'))

export interface TabViewProps {
  readonly edit: Edit
  readonly state: EditState
  readonly tab: Tab
}

interface IssueViewProps extends TabViewProps {
  readonly tab: Exclude<Tab, 'audit' | 'people'>
  readonly issue: IssueEntry
}

export function TabView({ edit, state, tab }: TabViewProps) {
  const { language, bulletin, person } = edit.context
  const { dispatch } = edit.store
  const issue = chosenIssue(state.issues)
  if (tab === 'audit') return <AuditView audit={state.audit} issue={issue} {...{ language, dispatch }} />
  if (tab === 'people')
    return (
      <PeopleView people={state.people} me={person.id} departments={bulletin.departments} {...{ language, dispatch }} />
    )
  if (!issue) return <NoIssue list={state.issues.list} {...{ language, dispatch }} />
  return <IssueView {...{ edit, state, tab, issue }} />
}

function IssueView({ edit, state, tab, issue }: IssueViewProps) {
  const { language, bulletin, person } = edit.context
  const { dispatch } = edit.store
  switch (tab) {
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
          links={state.links}
          me={person.id}
          now={state.now}
          unsaved={mayDo(edit.context.role, 'saveReview') && isUnsaved(state)}
          nameOf={(id) => bulletin.departments.find((one) => one.department === id)?.name ?? id}
          {...{ issue, language, dispatch }}
        />
      )
    case 'issues':
      return <IssuesView issues={state.issues} {...{ language, dispatch }} />
  }
}
