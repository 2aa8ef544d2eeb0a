import { describe, expect, it } from 'vitest'
import {
  auditDefinition,
  type AuditEntry,
  auditIssue,
  auditLink,
  auditPeople,
  auditReopening,
  auditReturn,
  auditReview,
  auditRevocation,
  namesIn,
  newestFirst,
} from '../../functions/core/audit.ts'
import { auditDetail, auditTable, auditWording, type PlaceNames } from '../../functions/core/audit-wording.ts'
import type { People, PersonEntry } from '../../functions/core/people.ts'

const at = '2026-01-11T09:00:00.000Z'
const written = { writer: 'w', by: 'li', from: '192.0.2.7' }
const person = (id: string, roles: PersonEntry['roles'], departments: string[] = [], name = id): PersonEntry => ({
  ...{ id, name, roles, departments },
})
const people = (revision: number, ...list: PersonEntry[]): People => ({
  ...{ bulletin: 'w', revision, people: list, at, ...written },
})
const names: PlaceNames = {
  department: (id) => `Department of ${id}`,
  time: (instant) => instant.slice(0, 10),
  person: (id) => (id === 'li' ? '李' : undefined),
}
const issue = { bulletin: 'w', issue: '2026-1' }

const samples: readonly AuditEntry[] = [
  auditDefinition(2),
  auditPeople(undefined, people(1, person('li', ['admin']))),
  auditIssue({
    ...issue,
    ...{ year: 2026, issueNo: 1, serialNo: 7, period: { from: '2026-01-05', to: '2026-01-11' } },
    ...{ deadline: at, definition: 2, openedAt: at },
    ...written,
  }),
  auditReturn({ ...issue, department: 'roads', revision: 1, submission: 3, comment: '=请改', at, ...written }),
  auditReview({ ...issue, revision: 4, edits: [], order: {}, savedAt: at, ...written }),
  auditReopening({ ...issue, revision: 1, edition: 1, reason: 'A figure.', at, ...written }),
  auditLink({
    ...issue,
    tokenSha256: 'a'.repeat(64),
    edition: 1,
    createdAt: at,
    hasPin: true,
    expires: at,
    ...written,
  }),
  auditRevocation({ tokenSha256: 'a'.repeat(64), at, ...written }, '2026-1'),
]

describe('an entry of the audit', () => {
  it('says who, when, from where, and to which revision of what', () => {
    expect(samples[3]).toEqual({
      ...{ at, by: 'li', from: '192.0.2.7', issue: '2026-1', department: 'roads', revision: 1 },
      ...{ what: 'returned', submission: 3, comment: '=请改' },
    })
    const unknown = { writer: 'w', by: 'li' }
    expect(auditReview({ ...issue, revision: 1, edits: [], order: {}, savedAt: at, ...unknown }).from).toBeNull()
  })

  it.each(samples)('$what is worded in both languages', (entry) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const text = `${auditWording(language).actions[entry.what]} ${auditDetail(entry, names, language)}`
      expect(text).not.toMatch(/undefined|null|NaN|\[object/)
      if (language === 'zh-CN') expect(text).toMatch(/\p{Script=Han}/u)
    }
  })

  it('becomes a row of text, with the names of people and departments', () => {
    const { headings, rows } = auditTable(samples.slice(3, 4), names, 'en')
    expect(headings.length).toBe(rows[0]?.length)
    expect(rows[0]).toEqual([
      ...['2026-01-11', at, '李', 'li', 'Returned for rework', '2026-1', 'Department of roads', '1', '192.0.2.7'],
      'submission 3: =请改',
    ])
  })
})

describe('a change of people', () => {
  const before = people(1, person('li', ['admin']), person('wang', ['editor'], ['roads']), person('zhou', []))
  const after = people(
    2,
    person('li', ['admin']),
    person('wang', ['auditor'], ['water'], '王'),
    person('he', ['editor']),
  )

  it('names who came, who went, and what each gained and lost; who stayed as he was is not named', () => {
    expect(auditPeople(before, after)).toMatchObject({
      added: [{ id: 'he' }],
      removed: [{ id: 'zhou' }],
      changed: [
        {
          id: 'wang',
          gained: { roles: ['auditor'], departments: ['water'] },
          lost: { roles: ['editor'], departments: ['roads'] },
          renamed: '王',
        },
      ],
    })
    expect(auditDetail(auditPeople(before, after), names, 'en')).toBe(
      'added he (he): editor; removed zhou (zhou); wang (wang): given auditor, Department of water, ' +
        'no longer editor, Department of roads, renamed 王',
    )
    expect(auditDetail(auditPeople(before, after), names, 'zh-CN')).toBe(
      '新增 he（he）：编辑；移除 zhou（zhou）；wang（wang）：增加 审计员、Department of water，取消 编辑、Department of roads，更名为 王',
    )
    expect(auditDetail(auditPeople(after, after), names, 'en')).toBe('no change')
  })

  it('of thousands shows the first and counts the rest', () => {
    const many = people(1, ...Array.from({ length: 2000 }, (_, i) => person(`p${i}`, [])))
    expect(auditDetail(auditPeople(undefined, many), names, 'zh-CN')).toMatch(/；另有 1950 人$/)
  })

  it('leaves the name of who went in the audit', () => {
    expect(namesIn([before, after]).get('zhou')).toBe('zhou')
    expect(namesIn([before, after]).get('wang')).toBe('王')
  })
})

describe('the order of entries', () => {
  it('is newest first; of one moment the higher revision, and what bears no time last', () => {
    const review = (revision: number, savedAt: string) =>
      auditReview({ ...issue, revision, edits: [], order: {}, savedAt, ...written })
    const entries = [auditDefinition(1), review(1, at), review(3, '2026-01-12T09:00:00.000Z'), review(2, at)]
    expect(newestFirst(entries).map(({ what, revision }) => `${what} ${String(revision)}`)).toEqual([
      ...['review_saved 3', 'review_saved 2', 'review_saved 1', 'definition_published 1'],
    ])
  })
})
