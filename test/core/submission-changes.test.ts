import { expect, it } from 'vitest'
import { submissionChanges } from '../../functions/core/submission-changes.ts'
import type { Submission } from '../../functions/core/submission.ts'
import { definition, submission } from './samples.ts'

const before = submission('lending', {
  values: { loans: '120', returned: '100' },
  items: [
    { line: 1, headline: '诗会', text: '举办诗会。' },
    { line: 2, text: '培训。', date: '2024-01-23' },
  ],
})
const changes = (after: Partial<Submission>) =>
  submissionChanges(before, { ...before, ...after }, definition, 'lending')

it('the same content, wherever it stands on the sheet, is no change', () => {
  const moved = before.items.map((item) => ({ ...item, cell: 'Z9' }))
  expect(changes({ sheet: 'x', items: moved, revision: 2 })).toEqual([])
})

it('a figure changes from a value to another, to blank, and from blank', () => {
  const blank = { kind: 'blank', cell: 'D7' } as const
  const after = { values: { loans: { ...before.values['loans']!, value: '121' }, returned: blank } } as const
  expect(changes(after)).toEqual([
    { kind: 'figure', figure: 'loans', name: '借出', unit: '册次', cell: 'D6', from: '120', to: '121' },
    { kind: 'figure', figure: 'returned', name: '归还', unit: '册次', cell: 'D7', from: '100', to: null },
  ])
  const back = submissionChanges({ ...before, ...after }, before, definition, 'lending')
  expect(back).toMatchObject([
    { from: '121', to: '120' },
    { from: null, to: '100' },
  ])
  const written = { kind: 'value', value: '120', cell: 'D6', written: '１２０' } as const
  expect(changes({ values: { ...before.values, loans: written } })).toEqual([])
})

it('items are added, removed and changed by line; their sections go by their headings', () => {
  const [first, second] = before.items
  const items = [
    { ...first!, headline: '朗诵会', section: 'training' },
    { line: 3, section: 'doors', text: '照常。', cell: 'D13' },
  ]
  expect(changes({ items })).toEqual([
    { kind: 'itemChanged', line: 1, cell: 'D11', field: 'section', from: '读者活动', to: '业务培训' },
    { kind: 'itemChanged', line: 1, cell: 'D11', field: 'headline', from: '诗会', to: '朗诵会' },
    { kind: 'itemRemoved', line: 2, cell: 'D12', section: '读者活动', headline: null, text: '培训。' },
    { kind: 'itemAdded', line: 3, cell: 'D13', section: '开馆', headline: null, text: '照常。' },
  ])
  const undated = { line: 2, section: second!.section, text: '培训馆员。', cell: second!.cell }
  expect(changes({ items: [first!, undated] })).toMatchObject([
    { line: 2, field: 'text', from: '培训。', to: '培训馆员。' },
    { line: 2, field: 'date', from: '2024-01-23', to: null },
  ])
})

it('a nil return and the reporter change too', () => {
  expect(changes({ nilReturn: true, reporter: { name: '李某', phone: '1' } })).toEqual([
    { kind: 'nilReturn', from: false, to: true },
    { kind: 'reporter', field: 'name', from: '王某', to: '李某' },
    { kind: 'reporter', field: 'phone', from: null, to: '1' },
  ])
})
