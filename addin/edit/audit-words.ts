/** The words around the audit, whose own sentences the server gives; each language's stand beside. */
import type { AuditFile } from '../api/audit-api.ts'
import type { Language } from '../language.ts'
import type { AuditScope } from './audit-state.ts'
import { enAudit } from './audit-words.en.ts'
import { zhCNAudit } from './audit-words.zh-CN.ts'

export interface AuditWords {
  readonly scope: string
  readonly scopes: { readonly [S in AuditScope]: string }
  readonly by: string
  readonly everybody: string
  readonly what: string
  readonly everything: string
  readonly list: string
  readonly refresh: string
  readonly refreshing: string
  readonly count: (found: number, all: number) => string
  readonly none: string
  readonly more: (count: number, left: number) => string
  readonly system: string
  readonly noTime: string
  readonly issue: (issue: string) => string
  readonly revision: (revision: number) => string
  readonly from: (address: string) => string
  readonly exports: { readonly [F in AuditFile]: string }
  readonly exporting: string
  readonly exportHint: string
}

const words: { readonly [L in Language]: AuditWords } = { 'zh-CN': zhCNAudit, en: enAudit }

export const auditWords = (language: Language): AuditWords => words[language]
