import { expect, it } from 'vitest'
import { buildAnnex } from '../../functions/core/annex-build.ts'
import { definition, edition, makeDefinition, merge, returned, review, submission } from './samples.ts'

const lending = submission('lending', {
  values: { loans: '120', returned: '90', income: '1.25' },
  items: [
    { line: 1, text: '甲。', headline: '头' },
    { line: 2, text: '乙。', date: '2024-01-23' },
  ],
})
const children = submission('children', { values: { loans: '80' }, late: true, revision: 2 })
const base = { revision: 1, section: 'events', headline: '头', text: '甲。' }
const annex = buildAnnex(
  merge({
    submissions: [lending, children, submission('stacks', { values: { holdings: '5' } })],
    returns: [returned('stacks', 1, 1)],
    review: review([{ item: 'lending#1', base, include: false }]),
    editions: [edition(3, { loans: '30' })],
  }),
)

it('is headed by name, number and period', () => {
  expect([annex.title, annex.subtitle, annex.language]).toEqual([
    '馆情周报 2024年第4期（总第104期）',
    '2024-01-22 — 2024-01-28',
    'zh-CN',
  ])
  const { name, issuer } = definition.masthead
  const of = makeDefinition({ masthead: { name, issuer } })
  expect(buildAnnex(merge({ definition: { revision: 3, definition: of } })).title).toBe('馆情周报')
})

it('has a row for each department, with values only of those that take part', () => {
  expect(annex.departments).toEqual([
    {
      id: 'lending',
      name: '借阅部',
      status: 'submitted',
      revision: 1,
      values: { loans: '120', returned: '90', income: '1.25' },
    },
    { id: 'children', name: '少儿部', status: 'late', revision: 2, values: { loans: '80' } },
    { id: 'stacks', name: '典藏部', status: 'returned', revision: 1, values: {} },
    { id: 'office', name: '办公室', status: 'notSubmitted', revision: null, values: {} },
  ])
})

it('has totals that its rows re-add, and what was before them', () => {
  expect(annex.totals).toEqual({
    loans: { week: '200', yearToDate: '1730', before: '1530' },
    returned: { week: '90', yearToDate: '990', before: '900' },
    income: { week: '1.25', yearToDate: '2.75', before: '1.50' },
    holdings: { week: null, yearToDate: null, before: null },
    circulation: { week: '290.0', yearToDate: '2720.0', before: null },
    'return-rate': { week: '45.0', yearToDate: '57.2', before: null },
  })
})

it('lists items under the numbers that the bulletin gives them, those left out without one', () => {
  expect(annex.items).toEqual([
    { section: '读者活动', number: '', department: '借阅部', headline: '头', text: '甲。', date: '', included: false },
    {
      section: '读者活动',
      number: '1',
      department: '借阅部',
      headline: '',
      text: '乙。',
      date: '2024-01-23',
      included: true,
    },
  ])
})
