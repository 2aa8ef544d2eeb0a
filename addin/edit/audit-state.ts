/** 审计: who did what, of this issue or of all, narrowed down and a page at a time. Pure. */
import type { AuditFile } from '../api/audit-api.ts'
import type { AuditLine } from '../api/answers-audit.ts'
import type { Failure } from '../api/failure.ts'
import type { Result } from '../api/request.ts'
import { type Loaded, loading, settled } from '../parts/loaded.ts'

export type AuditScope = 'issue' | 'all'

/** "" for everybody and for everything. */
export interface AuditFilter {
  readonly by: string
  readonly what: string
}

export type AuditExport =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly file: AuditFile }
  | { readonly kind: 'failed'; readonly file: AuditFile; readonly failure: Failure }

export interface AuditState {
  readonly scope: AuditScope
  /** Whose entries these are: an issue's, or null for all; undefined before the first asking. */
  readonly of: string | null | undefined
  readonly list: Loaded<readonly AuditLine[]>
  readonly filter: AuditFilter
  /** How many rows are drawn at most: there may be ten thousand. */
  readonly most: number
  readonly export: AuditExport
}

export type AuditAction =
  | { readonly type: 'auditAsked' }
  | { readonly type: 'auditLoaded'; readonly of: string | null; readonly result: Result<readonly AuditLine[]> }
  | { readonly type: 'auditScoped'; readonly scope: AuditScope }
  | { readonly type: 'auditFiltered'; readonly filter: Partial<AuditFilter> }
  | { readonly type: 'auditMore' }
  | { readonly type: 'auditExportAsked'; readonly file: AuditFile }
  | { readonly type: 'auditExported'; readonly failure: Failure | null }

/** Rows a page. */
export const auditPage = 100

const everything: AuditFilter = { by: '', what: '' }

export const initialAudit: AuditState = {
  scope: 'issue',
  of: undefined,
  list: { kind: 'idle' },
  filter: everything,
  most: auditPage,
  export: { kind: 'idle' },
}

/** What stood there stays to be seen while the same is read anew; of another issue it says nothing. */
export const openAudit = (state: AuditState, of: string | null): AuditState =>
  state.of === of
    ? { ...state, list: loading(state.list) }
    : { ...state, of, list: { kind: 'loading' }, filter: everything, most: auditPage, export: { kind: 'idle' } }

export function reduceAudit(state: AuditState, action: AuditAction): AuditState {
  switch (action.type) {
    case 'auditAsked':
      return state.of === undefined ? state : openAudit(state, state.of)
    case 'auditLoaded':
      return action.of === state.of ? { ...state, list: settled(state.list, action.result) } : state
    case 'auditScoped':
      return { ...state, scope: action.scope }
    case 'auditFiltered':
      return { ...state, filter: { ...state.filter, ...action.filter }, most: auditPage }
    case 'auditMore':
      return { ...state, most: state.most + auditPage }
    case 'auditExportAsked':
      return state.export.kind === 'asking' ? state : { ...state, export: { kind: 'asking', file: action.file } }
    case 'auditExported': {
      if (state.export.kind !== 'asking') return state
      const { file } = state.export
      return { ...state, export: action.failure ? { kind: 'failed', file, failure: action.failure } : { kind: 'idle' } }
    }
  }
}

export const filterAudit = (lines: readonly AuditLine[], { by, what }: AuditFilter): readonly AuditLine[] =>
  by === '' && what === ''
    ? lines
    : lines.filter((line) => (by === '' || line.by === by) && (what === '' || line.what === what))

export interface Choice {
  readonly value: string
  readonly text: string
}

/** Everybody who did something and everything that was done, each once, to choose from. */
export function auditChoices(lines: readonly AuditLine[]): {
  readonly people: readonly Choice[]
  readonly events: readonly Choice[]
} {
  const people = new Map<string, string>()
  const events = new Map<string, string>()
  for (const { by, name, what, whatText } of lines) {
    if (by !== null) people.set(by, personText(by, name))
    events.set(what, whatText)
  }
  const choices = (map: ReadonlyMap<string, string>): Choice[] =>
    [...map].map(([value, text]) => ({ value, text })).toSorted((a, b) => a.text.localeCompare(b.text, 'zh-CN'))
  return { people: choices(people), events: choices(events) }
}

/** `王芳 (wang.fang)`; the id alone where nobody of that id is known or she is called so. */
export const personText = (by: string, name: string | null): string =>
  name === null || name === by ? by : `${name} (${by})`
