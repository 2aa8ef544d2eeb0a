/** Which part of the pane an action is for; the compiler asks for every type of each part. */
import type { AuditAction } from './audit-state.ts'
import type { BoardAction } from './board-state.ts'
import type { IssuesAction } from './issues-state.ts'
import type { LinksAction } from './links-state.ts'
import type { PeopleAction } from './people-state.ts'
import type { PublishAction } from './publish-state.ts'
import type { ReviewAction } from './review-state.ts'

export type PartAction =
  IssuesAction | BoardAction | ReviewAction | PublishAction | LinksAction | PeopleAction | AuditAction

type PartsByType = { readonly [T in IssuesAction['type']]: 'issues' } & {
  readonly [T in BoardAction['type']]: 'board'
} & { readonly [T in ReviewAction['type']]: 'review' } & { readonly [T in PublishAction['type']]: 'publish' } & {
  readonly [T in LinksAction['type']]: 'links'
} & { readonly [T in PeopleAction['type']]: 'people' } & { readonly [T in AuditAction['type']]: 'audit' }

const parts: PartsByType = {
  issuesAsked: 'issues',
  issuesLoaded: 'issues',
  issueChosen: 'issues',
  issuesSearched: 'issues',
  openingAsked: 'issues',
  openingFilled: 'issues',
  openingSent: 'issues',
  openingAnswered: 'issues',
  openingClosed: 'issues',
  reopeningAsked: 'issues',
  reopeningFilled: 'issues',
  reopeningSent: 'issues',
  reopeningAnswered: 'issues',
  reopeningClosed: 'issues',
  boardAsked: 'board',
  boardLoaded: 'board',
  boardFiltered: 'board',
  boardSearched: 'board',
  rowToggled: 'board',
  changesLoaded: 'board',
  returningAsked: 'board',
  returningFilled: 'board',
  returningSent: 'board',
  returningAnswered: 'board',
  returningClosed: 'board',
  copyAsked: 'board',
  copyDrawn: 'board',
  copyFailed: 'board',
  reminderToggled: 'board',
  reviewOpened: 'review',
  sheetsRead: 'review',
  sheetUnreadable: 'review',
  mergeAsked: 'review',
  mergeConfirmed: 'review',
  merged: 'review',
  sheetDrawn: 'review',
  drawFailed: 'review',
  materialLoaded: 'review',
  itemMoved: 'review',
  itemIncluded: 'review',
  conflictDecided: 'review',
  orphanDropped: 'review',
  itemSelected: 'review',
  cellSelected: 'review',
  cellsWritten: 'review',
  writeFailed: 'review',
  saveAsked: 'review',
  reviewSaved: 'review',
  theirsLoaded: 'review',
  sideChosen: 'review',
  saveBothAsked: 'review',
  workStopped: 'review',
  hostFailed: 'review',
  troubleClosed: 'review',
  workRetried: 'review',
  previewLoaded: 'review',
  previewSized: 'review',
  previewRetried: 'review',
  publishCheckAsked: 'publish',
  publishChecked: 'publish',
  missingAccepted: 'publish',
  publishAsked: 'publish',
  publishAnswered: 'publish',
  linksAsked: 'links',
  linksLoaded: 'links',
  linkAsked: 'links',
  linkFilled: 'links',
  linkSent: 'links',
  linkAnswered: 'links',
  linkClosed: 'links',
  revokingAsked: 'links',
  revokingSent: 'links',
  revokingAnswered: 'links',
  revokingClosed: 'links',
  peopleAsked: 'people',
  peopleLoaded: 'people',
  peopleSearched: 'people',
  personOpened: 'people',
  personFilled: 'people',
  personKept: 'people',
  personClosed: 'people',
  personRemoved: 'people',
  personRestored: 'people',
  peopleSent: 'people',
  peopleConfirmed: 'people',
  peopleNotSent: 'people',
  peopleAnswered: 'people',
  peopleDropped: 'people',
  theirsClosed: 'people',
  auditAsked: 'audit',
  auditLoaded: 'audit',
  auditScoped: 'audit',
  auditFiltered: 'audit',
  auditMore: 'audit',
  auditExportAsked: 'audit',
  auditExported: 'audit',
}

type Part = PartsByType[keyof PartsByType]
type ActionOf<P extends Part> = Extract<
  PartAction,
  { type: { [T in keyof PartsByType]: PartsByType[T] extends P ? T : never }[keyof PartsByType] }
>

export const isFor = <P extends Part>(part: P, action: PartAction): action is PartAction & ActionOf<P> =>
  parts[action.type] === part

export const isPartAction = <A extends { readonly type: string }>(action: A): action is A & PartAction =>
  Object.hasOwn(parts, action.type)
