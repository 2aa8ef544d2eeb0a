import { describe, expect, it } from 'vitest'
import type { AuditLine } from '../../../addin/api/answers-audit.ts'
import {
  type AuditAction,
  auditChoices,
  auditPage,
  type AuditState,
  filterAudit,
  initialAudit,
  openAudit,
  reduceAudit,
} from '../../../addin/edit/audit-state.ts'
import { shown } from '../../../addin/parts/loaded.ts'

const line = (by: string | null, what: string, name: string | null = null): AuditLine => ({
  atText: '2022-12-30 17:00',
  by,
  name,
  what,
  whatText: what.toUpperCase(),
  issue: '2022-45',
  departmentName: null,
  revision: null,
  from: null,
  detail: '',
})
const lines = [
  line('wang', 'returned', '王芳'),
  line('li', 'submitted'),
  line(null, 'defined'),
  line('wang', 'submitted', '王芳'),
]
const run = (state: AuditState, ...actions: AuditAction[]): AuditState => actions.reduce(reduceAudit, state)
const opened = run(openAudit(initialAudit, '2022-45'), {
  type: 'auditLoaded',
  of: '2022-45',
  result: { ok: true, value: lines },
})

describe('the audit', () => {
  it('is narrowed down by person and by what was done, together', () => {
    expect(filterAudit(lines, { by: '', what: '' })).toHaveLength(4)
    expect(filterAudit(lines, { by: 'wang', what: '' })).toHaveLength(2)
    expect(filterAudit(lines, { by: 'wang', what: 'submitted' })).toEqual([lines[3]])
  })

  it('offers everybody and everything that is in it, once', () => {
    expect(auditChoices(lines)).toEqual({
      people: [
        { value: 'li', text: 'li' },
        { value: 'wang', text: '王芳 (wang)' },
      ].toSorted((a, b) => a.text.localeCompare(b.text, 'zh-CN')),
      events: [
        { value: 'defined', text: 'DEFINED' },
        { value: 'returned', text: 'RETURNED' },
        { value: 'submitted', text: 'SUBMITTED' },
      ],
    })
  })

  it('grows by pages, and begins anew with another filter', () => {
    const more = run(opened, { type: 'auditMore' }, { type: 'auditMore' })
    expect(more.most).toBe(3 * auditPage)
    expect(run(more, { type: 'auditFiltered', filter: { by: 'li' } })).toMatchObject({
      most: auditPage,
      filter: { by: 'li', what: '' },
    })
  })

  it('of another issue shows nothing of the one before; read anew, what stood there stays', () => {
    expect(shown(openAudit(opened, '2022-46').list)).toBeUndefined()
    expect(shown(openAudit(opened, null).list)).toBeUndefined()
    expect(shown(run(opened, { type: 'auditAsked' }).list)).toBe(lines)
  })

  it('lets an answer for another issue be', () => {
    const other = openAudit(opened, null)
    expect(run(other, { type: 'auditLoaded', of: '2022-45', result: { ok: true, value: lines } })).toBe(other)
  })

  it('is exported one file at a time; a failure says which', () => {
    const asking = run(opened, { type: 'auditExportAsked', file: 'csv' })
    expect(run(asking, { type: 'auditExportAsked', file: 'xlsx' })).toBe(asking)
    const failure = { kind: 'unreachable' } as const
    expect(run(asking, { type: 'auditExported', failure }).export).toEqual({ kind: 'failed', file: 'csv', failure })
    expect(run(asking, { type: 'auditExported', failure: null }).export.kind).toBe('idle')
  })
})
