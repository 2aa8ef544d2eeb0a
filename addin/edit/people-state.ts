/** 人员: who may do what in the bulletin, what she has changed of it, and saving all of that at once. Pure. */
import * as v from 'valibot'
import type { PeopleList } from '../api/answers-people.ts'
import type { Failure } from '../api/failure.ts'
import type { Fault } from '../api/faults.ts'
import type { PeopleWish, SavePeopleAnswer } from '../api/people-api.ts'
import type { Result } from '../api/request.ts'
import { type PersonEntry, personEntrySchema } from '../../functions/core/people.ts'
import { type Loaded, loading, settled, shown } from '../parts/loaded.ts'
import {
  type Change,
  changedPeople,
  type Changes,
  dangersOf,
  noChanges,
  ordered,
  peopleRows,
  stillChanging,
  withChange,
} from './people-changes.ts'

export type FormFault = 'notAnId' | 'idTaken' | 'notAName'

/** The dialog about one person; `isNew`: her id can be typed. */
export type PersonForm =
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'filling'
      readonly isNew: boolean
      readonly person: PersonEntry
      readonly faults: { readonly [F in 'id' | 'name']?: FormFault }
    }

/** A fault that the server found, with the person whom it is about. */
export interface PeopleFault {
  readonly id: string | null
  readonly message: string
}

export type Saving =
  | { readonly kind: 'idle' }
  /** She would no longer be an admin: she is asked first. */
  | { readonly kind: 'confirming' }
  | { readonly kind: 'sending'; readonly wish: PeopleWish }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly faults: readonly PeopleFault[] }

export interface PeopleState {
  readonly list: Loaded<PeopleList>
  readonly changes: Changes
  readonly search: string
  readonly form: PersonForm
  readonly saving: Saving
  /** Somebody saved while she was changing: what stood before, and what stands now. */
  readonly theirs: { readonly before: PeopleList; readonly after: PeopleList } | null
}

export type PeopleAction =
  | { readonly type: 'peopleAsked' }
  | { readonly type: 'peopleLoaded'; readonly result: Result<PeopleList> }
  | { readonly type: 'peopleSearched'; readonly text: string }
  /** Null: a new one. */
  | { readonly type: 'personOpened'; readonly id: string | null }
  | { readonly type: 'personFilled'; readonly person: PersonEntry }
  | { readonly type: 'personKept' }
  | { readonly type: 'personClosed' }
  | { readonly type: 'personRemoved'; readonly id: string }
  /** As the list has her. */
  | { readonly type: 'personRestored'; readonly id: string }
  /** `me`: who saves. */
  | { readonly type: 'peopleSent'; readonly me: string }
  | { readonly type: 'peopleConfirmed' }
  | { readonly type: 'peopleNotSent' }
  | { readonly type: 'peopleAnswered'; readonly answer: SavePeopleAnswer }
  | { readonly type: 'peopleDropped' }
  | { readonly type: 'theirsClosed' }

export const initialPeople: PeopleState = {
  list: { kind: 'idle' },
  changes: noChanges,
  search: '',
  form: { kind: 'closed' },
  saving: { kind: 'idle' },
  theirs: null,
}

export const isPeopleUnsaved = ({ changes }: PeopleState): boolean => changes.size > 0

export function reducePeople(state: PeopleState, action: PeopleAction): PeopleState {
  switch (action.type) {
    case 'peopleAsked':
      return { ...state, list: loading(state.list) }
    case 'peopleLoaded':
      return peopleLoaded(state, action.result)
    case 'peopleSearched':
      return { ...state, search: action.text }
    case 'personOpened':
    case 'personFilled':
    case 'personKept':
    case 'personClosed':
      return reduceForm(state, action)
    case 'personRemoved':
      return change(state, action.id, { kind: 'removed' })
    case 'personRestored': {
      const changes = new Map(state.changes)
      changes.delete(action.id)
      return isBusy(state) ? state : { ...state, changes, saving: { kind: 'idle' } }
    }
    case 'peopleDropped':
      return isBusy(state) ? state : { ...state, changes: noChanges, saving: { kind: 'idle' }, theirs: null }
    case 'theirsClosed':
      return { ...state, theirs: null }
    case 'peopleSent':
    case 'peopleConfirmed':
    case 'peopleNotSent':
    case 'peopleAnswered':
      return reduceSaving(state, action)
  }
}

const isBusy = ({ saving }: PeopleState): boolean => saving.kind === 'sending'

/** What is on its way is no longer changed; the faults of an attempt before are of another list. */
function change(state: PeopleState, id: string, made: Change): PeopleState {
  const people = shown(state.list)?.people
  if (!people || isBusy(state)) return state
  return { ...state, changes: withChange(state.changes, people, id, made), saving: { kind: 'idle' } }
}

/** A newer list takes nothing of hers away; what somebody else did is told as long as she has something to save. */
function peopleLoaded(state: PeopleState, result: Result<PeopleList>): PeopleState {
  const before = shown(state.list)
  // Asked for before she saved, and answered after.
  if (result.ok && before && result.value.revision < before.revision)
    return { ...state, list: { kind: 'ready', value: before } }
  const list = settled(state.list, result)
  if (!result.ok || !before || result.value.revision === before.revision) return { ...state, list }
  const changes = stillChanging(state.changes, result.value.people)
  const theirs = isPeopleUnsaved(state) ? { before: state.theirs?.before ?? before, after: result.value } : null
  return { ...state, list, changes, theirs }
}

type FormAction = Extract<PeopleAction, { readonly type: `person${'Opened' | 'Filled' | 'Kept' | 'Closed'}` }>

function reduceForm(state: PeopleState, action: FormAction): PeopleState {
  const { form } = state
  switch (action.type) {
    case 'personOpened': {
      const person = rowsOf(state).find((row) => row.person.id === action.id)?.person
      if (isBusy(state) || (action.id !== null && !person)) return state
      return { ...state, form: { kind: 'filling', isNew: !person, person: person ?? nobody, faults: {} } }
    }
    case 'personFilled':
      return form.kind === 'filling' ? { ...state, form: { ...form, person: action.person, faults: {} } } : state
    case 'personKept':
      return form.kind === 'filling' ? kept(state, form) : state
    case 'personClosed':
      return { ...state, form: { kind: 'closed' } }
  }
}

const nobody: PersonEntry = { id: '', name: '', roles: [], departments: [] }

const rowsOf = ({ list, changes }: PeopleState) => peopleRows(shown(list)?.people ?? [], changes)

function kept(state: PeopleState, form: Extract<PersonForm, { kind: 'filling' }>): PeopleState {
  const { id, name, roles, departments } = form.person
  const person: PersonEntry = { id: id.trim(), name: name.trim(), roles: ordered(roles), departments }
  const faults = formFaults(state, person, form.isNew)
  if (faults.id ?? faults.name) return { ...state, form: { ...form, faults } }
  return change({ ...state, form: { kind: 'closed' } }, person.id, { kind: 'set', person })
}

function formFaults(
  state: PeopleState,
  person: PersonEntry,
  isNew: boolean,
): { readonly [F in 'id' | 'name']?: FormFault } {
  const { id, name } = personEntrySchema.entries
  const isTaken = isNew && rowsOf(state).some((row) => row.person.id === person.id && row.mark !== 'removed')
  return {
    ...(!v.is(id, person.id) ? { id: 'notAnId' } : isTaken ? { id: 'idTaken' } : {}),
    ...(v.is(name, person.name) ? {} : { name: 'notAName' }),
  }
}

type SavingAction = Extract<PeopleAction, { readonly type: `people${'Sent' | 'Confirmed' | 'NotSent' | 'Answered'}` }>

function reduceSaving(state: PeopleState, action: SavingAction): PeopleState {
  const { saving } = state
  switch (action.type) {
    case 'peopleSent': {
      const dangers = dangersOf(shown(state.list)?.people ?? [], state.changes, action.me)
      if (isBusy(state) || !isPeopleUnsaved(state) || dangers.includes('noAdmin')) return state
      return dangers.length > 0 ? { ...state, saving: { kind: 'confirming' } } : sent(state)
    }
    case 'peopleConfirmed':
      return saving.kind === 'confirming' ? sent(state) : state
    case 'peopleNotSent':
      return saving.kind === 'confirming' ? { ...state, saving: { kind: 'idle' } } : state
    case 'peopleAnswered':
      return saving.kind === 'sending' ? answered(state, saving.wish, action.answer) : state
  }
}

function sent(state: PeopleState): PeopleState {
  const list = shown(state.list)
  if (!list) return state
  const wish = { base: list.revision, people: changedPeople(list.people, state.changes) }
  return { ...state, saving: { kind: 'sending', wish } }
}

/** Overtaken, she keeps her changes and is shown the newer list first. */
function answered(state: PeopleState, wish: PeopleWish, answer: SavePeopleAnswer): PeopleState {
  switch (answer.kind) {
    case 'saved':
      return {
        ...state,
        list: { kind: 'ready', value: answer.list },
        changes: noChanges,
        saving: { kind: 'idle' },
        theirs: null,
      }
    case 'overtaken':
      return { ...state, list: loading(state.list), saving: { kind: 'idle' } }
    case 'failed': {
      const faults = answer.faults.map((fault) => ({ id: idAt(fault, wish), message: fault.message }))
      return { ...state, saving: { kind: 'failed', failure: answer.failure, faults } }
    }
  }
}

const idAt = ({ path }: Fault, { people }: PeopleWish): string | null =>
  people[Number(/^\$\.people\[(\d+)\]/.exec(path)?.[1] ?? NaN)]?.id ?? null
