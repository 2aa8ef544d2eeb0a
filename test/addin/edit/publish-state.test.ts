import { describe, expect, it } from 'vitest'
import type { MergeFinding } from '../../../addin/api/answers-edit.ts'
import type { MergeAnswer } from '../../../addin/api/answers-merge.ts'
import { mayPublish, type PublishAction, type PublishState, reducePublish } from '../../../addin/edit/publish-state.ts'

const found = (severity: MergeFinding['severity'], key: string): MergeFinding => ({
  code: key,
  severity,
  at: {},
  message: key,
  key,
  needsReason: false,
})

const answer = (changes: Partial<MergeAnswer> = {}): MergeAnswer =>
  ({
    board: [
      { department: 'a', name: 'Ward A' },
      { department: 'b', name: 'Ward B' },
    ],
    notSubmitted: [],
    findings: [],
    sections: [],
    ...changes,
  }) as unknown as MergeAnswer

const ready = (changes: Partial<MergeAnswer> = {}): PublishState =>
  run(
    { kind: 'checking', issue: '1' },
    { type: 'publishChecked', issue: '1', result: { ok: true, value: answer(changes) } },
  )

const run = (state: PublishState, ...actions: PublishAction[]): PublishState => actions.reduce(reducePublish, state)

describe('publishing may be asked for', () => {
  const may = (changes: Partial<MergeAnswer>, acceptMissing = false) =>
    mayPublish({ answer: answer(changes), acceptMissing })

  it('where nothing blocks and the missing are accepted', () => {
    expect(may({})).toBe(true)
    expect(may({ findings: [found('warning', 'same_item')] })).toBe(true)
    expect(may({ findings: [found('error', 'edit_conflict')] })).toBe(false)
    expect(may({ notSubmitted: ['b'] })).toBe(false)
    expect(may({ notSubmitted: ['b'] }, true)).toBe(true)
    expect(may({ notSubmitted: ['a', 'b'] }, true), 'nobody submitted').toBe(false)
  })

  it('once: while one is on its way another asks for nothing', () => {
    const publishing = run(ready(), { type: 'publishAsked' })
    expect(publishing.kind).toBe('publishing')
    expect(run(publishing, { type: 'publishAsked' }, { type: 'publishCheckAsked', issue: '1' })).toBe(publishing)
  })
})

describe('a refusal', () => {
  it('puts the server’s errors before the warnings known', () => {
    const state = run(
      ready({ findings: [found('warning', 'same_item')] }),
      { type: 'publishAsked' },
      {
        type: 'publishAnswered',
        issue: '1',
        answer: { kind: 'hasErrors', findings: [found('error', 'edit_conflict')] },
      },
    )
    expect(state.kind === 'ready' && state.answer.findings.map((one) => one.key)).toEqual([
      'edit_conflict',
      'same_item',
    ])
    expect(run(state, { type: 'publishAsked' }).kind).toBe('ready')
  })

  it('for somebody newly missing asks her anew', () => {
    const state = run(
      ready({ notSubmitted: ['a'] }),
      { type: 'missingAccepted', accepted: true },
      { type: 'publishAsked' },
      { type: 'publishAnswered', issue: '1', answer: { kind: 'missing', names: ['Ward B'] } },
    )
    expect(state).toMatchObject({ kind: 'ready', acceptMissing: false, answer: { notSubmitted: ['b'] } })
  })

  it('for want of a network keeps what she accepted', () => {
    const state = run(
      ready({ notSubmitted: ['a'] }),
      { type: 'missingAccepted', accepted: true },
      { type: 'publishAsked' },
      { type: 'publishAnswered', issue: '1', answer: { kind: 'failed', failure: { kind: 'unreachable' } } },
    )
    expect(state).toMatchObject({ kind: 'ready', acceptMissing: true, failure: { kind: 'unreachable' } })
  })
})

it('an answer for another issue is let be', () => {
  const checking: PublishState = { kind: 'checking', issue: '2' }
  expect(run(checking, { type: 'publishChecked', issue: '1', result: { ok: true, value: answer() } })).toBe(checking)
})
