import { describe, expect, it } from 'vitest'
import type { Board, EditorRow } from '../../../addin/api/answers-edit.ts'
import {
  type BoardAction,
  type BoardState,
  countOf,
  initialBoard,
  owing,
  reduceBoard,
  visibleRows,
} from '../../../addin/edit/board-state.ts'

const row = (department: string, status: EditorRow['status'], changes: Partial<EditorRow> = {}): EditorRow => ({
  department,
  name: `Ward ${department}`,
  status,
  revision: status === 'notSubmitted' ? null : 1,
  receivedAt: null,
  receivedAtText: null,
  late: false,
  findings: [],
  comment: null,
  inEdition: false,
  ...changes,
})

const finding = { code: 'jump', severity: 'warning', at: {}, message: 'x', key: 'jump@', needsReason: true } as const
const rows = [
  row('a', 'submitted', { findings: [finding] }),
  row('b', 'notSubmitted'),
  row('c', 'returned'),
  row('d', 'late'),
]
const board = { departments: rows } as unknown as Board

const after = (...actions: BoardAction[]): BoardState =>
  actions.reduce(
    reduceBoard,
    reduceBoard(initialBoard, { type: 'boardLoaded', issue: '1', result: { ok: true, value: board } }),
  )

const names = (state: BoardState, of = rows) => visibleRows(of, state).map((one) => one.department)

describe('the filter', () => {
  it('counts and shows by status, and is taken off by the same button', () => {
    expect(countOf(rows, 'withFindings')).toBe(1)
    expect(names(after({ type: 'boardFiltered', filter: 'withFindings' }))).toEqual(['a'])
    const filter: BoardAction = { type: 'boardFiltered', filter: 'notSubmitted' }
    expect(names(after(filter))).toEqual(['b'])
    expect(names(after(filter, filter))).toEqual(['a', 'b', 'c', 'd'])
  })

  it('finds names, whatever their case', () => {
    expect(names(after({ type: 'boardSearched', text: ' ward D' }))).toEqual(['d'])
  })

  it('keeps the open row under her hands, whatever a refresh makes of it', () => {
    const state = after({ type: 'boardFiltered', filter: 'notSubmitted' }, { type: 'rowToggled', department: 'b' })
    const sent = rows.map((one) => (one.department === 'b' ? row('b', 'submitted') : one))
    expect(names(state, sent)).toEqual(['b'])
  })
})

it('a reminder is for those who sent nothing and those who were returned', () => {
  expect(owing(rows).map((one) => one.department)).toEqual(['b', 'c'])
})

it('a return that fails keeps the comment', () => {
  const state = after(
    { type: 'returningAsked', department: 'a' },
    { type: 'returningFilled', comment: 'Mend it.' },
    { type: 'returningSent' },
    { type: 'returningAnswered', department: 'a', result: { ok: false, failure: { kind: 'unreachable' } } },
  )
  expect(state.returning).toEqual({
    kind: 'filling',
    department: 'a',
    comment: 'Mend it.',
    failure: { kind: 'unreachable' },
  })
})

it('a refresh that fails shows the rows of before', () => {
  const state = after(
    { type: 'boardAsked' },
    { type: 'boardLoaded', issue: '1', result: { ok: false, failure: { kind: 'unreachable' } } },
  )
  expect(state.board).toMatchObject({ kind: 'failed', last: board })
})

it('changes are looked for where there is a revision before', () => {
  expect(after({ type: 'rowToggled', department: 'a' }).open?.changes.kind).toBe('idle')
  const again = rows.map((one) => ({ ...one, revision: 2 }))
  const loaded = after({
    type: 'boardLoaded',
    issue: '1',
    result: { ok: true, value: { ...board, departments: again } },
  })
  expect(reduceBoard(loaded, { type: 'rowToggled', department: 'a' }).open?.changes.kind).toBe('loading')
})
