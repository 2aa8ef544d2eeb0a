/** What the person at the pane may do: by the server's own table of rights, so that nothing is offered that it refuses. */
import { decide, type Operation } from '../../functions/core/rights.ts'
import type { OfficeRole } from '../api/answers.ts'
import type { EditAction } from './edit-state.ts'

export type { Operation }

export const mayDo = (role: OfficeRole, operation: Operation): boolean =>
  decide(operation, { roles: [role], departments: [] }) === 'allowed'

/** Actions that lead to something being written; every other one only reads. */
const needs: { readonly [T in EditAction['type']]?: Operation } = {
  openingAsked: 'openIssue',
  openingSent: 'openIssue',
  reopeningAsked: 'reopen',
  reopeningSent: 'reopen',
  linkAsked: 'createLink',
  linkSent: 'createLink',
  revokingAsked: 'revokeLink',
  revokingSent: 'revokeLink',
  returningAsked: 'returnForRework',
  returningSent: 'returnForRework',
  itemMoved: 'saveReview',
  itemIncluded: 'saveReview',
  conflictDecided: 'saveReview',
  orphanDropped: 'saveReview',
  saveAsked: 'saveReview',
  saveBothAsked: 'saveReview',
  personOpened: 'changePeople',
  personFilled: 'changePeople',
  personKept: 'changePeople',
  personRemoved: 'changePeople',
  personRestored: 'changePeople',
  peopleSent: 'changePeople',
  peopleConfirmed: 'changePeople',
  missingAccepted: 'publish',
  publishAsked: 'publish',
}

/** Whatever a view forgot to hide: an action that she may not take changes nothing. */
export function isAllowed(role: OfficeRole, action: EditAction): boolean {
  if (action.type === 'mergeConfirmed' && action.answer === 'save') return mayDo(role, 'saveReview')
  const operation = needs[action.type]
  return operation === undefined || mayDo(role, operation)
}
