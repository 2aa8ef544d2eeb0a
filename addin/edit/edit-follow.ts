/** What one part of the editor's pane means for the others. Pure. */
import { loading } from '../parts/loaded.ts'
import { openAudit } from './audit-state.ts'
import { initialBoard } from './board-state.ts'
import type { EditState } from './edit-state.ts'
import { chosenIssue } from './issues-state.ts'
import { openLinks } from './links-state.ts'
import { problemCode } from './problem-code.ts'
import type { PublishState } from './publish-state.ts'
import { reduceReview } from './review-state.ts'

/** Called after every change; `before` is what stood before it. */
export function follow(before: EditState, after: EditState, bulletin: string): EditState {
  let state = after
  const { chosen } = state.issues
  if (chosen !== before.issues.chosen && chosen !== null) {
    const on = { bulletin, issue: chosen }
    state = {
      ...state,
      board: { ...initialBoard, board: { kind: 'loading' } },
      review: reduceReview(state.review, { type: 'reviewOpened', on }),
      publish: { kind: 'idle' },
      draft: { kind: 'idle' },
    }
  }
  if (state.publish !== before.publish) state = publishMoved(before.publish, state)
  const issueState = chosenIssue(state.issues)?.state
  // Published, reopened, or newly saved: what was found before is of another state of the issue.
  const isOver = issueState !== chosenIssue(before.issues)?.state && state.publish.kind !== 'published'
  // Not while the list still says what it said before the new edition.
  const wasReopening = before.issues.reopening.kind === 'sending' && state.issues.reopening.kind === 'closed'
  const isReopened =
    state.publish.kind === 'published' &&
    (wasReopening || (issueState === 'reopened' && chosenIssue(before.issues)?.state !== 'reopened'))
  const isSaved = before.review.material?.base.revision !== state.review.material?.base.revision
  if (state.publish.kind !== 'publishing' && (isOver || isReopened || (isSaved && state.publish.kind === 'ready')))
    state = { ...state, publish: { kind: 'idle' } }
  // A merge knows of reports that the board has not seen yet.
  const isMerged = before.review.work.kind === 'merging' && state.review.work.kind === 'drawing'
  if (isMerged) state = { ...state, board: { ...state.board, board: loading(state.board.board) } }
  return withAudit(before, withPeople(before, withLinks(before, checkBeforePublishing(state))))
}

/** The view for publishing always shows a merge of the moment it was opened. */
function checkBeforePublishing(state: EditState): EditState {
  const issue = chosenIssue(state.issues)
  if (state.tab !== 'publish' || state.publish.kind !== 'idle' || !issue || issue.state === 'published') return state
  return { ...state, publish: { kind: 'checking', issue: issue.issue } }
}

const overtaken = ['published_meanwhile', 'already_published']

/** Published, by her or by another: the list of issues and the board tell it next. */
function publishMoved(before: PublishState, state: EditState): EditState {
  const { publish } = state
  const failure = publish.kind === 'ready' && before.kind === 'publishing' ? publish.failure : undefined
  if (publish.kind !== 'published' && !(failure && overtaken.includes(problemCode(failure)))) return state
  return {
    ...state,
    issues: { ...state.issues, list: loading(state.issues.list) },
    board: { ...state.board, board: loading(state.board.board) },
  }
}

/** The links are those of the newest edition, looked up whenever the view is entered. */
function withLinks(before: EditState, state: EditState): EditState {
  const issue = chosenIssue(state.issues)
  if (state.tab !== 'publish' || !issue || issue.edition === 0) return state
  const { issue: id, edition } = issue
  const { links } = state
  const isOf = links.of?.issue === id && links.of.edition === edition
  if (!isOf) return { ...state, links: openLinks(links, { issue: id, edition }) }
  return before.tab === 'publish' ? state : { ...state, links: { ...links, list: loading(links.list) } }
}

/** Looked up whenever the view is entered: somebody else may have saved. */
const withPeople = (before: EditState, state: EditState): EditState =>
  state.tab === 'people' && before.tab !== 'people'
    ? { ...state, people: { ...state.people, list: loading(state.people.list) } }
    : state

/** Without an issue there are still the bulletin's own entries. */
function withAudit(before: EditState, state: EditState): EditState {
  if (state.tab !== 'audit') return state
  const wanted = state.audit.scope === 'issue' ? state.issues.chosen : null
  const isRead = before.tab === 'audit' && state.audit.of === wanted
  return isRead ? state : { ...state, audit: openAudit(state.audit, wanted) }
}
