/** The calls for the audit. */
import { auditAnswer, type AuditLine } from './answers-audit.ts'
import type { Caller } from './caller.ts'
import { ask, bulletinPath, download, type Download, type Result } from './request.ts'

export type AuditFile = 'csv' | 'xlsx'

/** Of one issue, or of all with the bulletin's definitions and people. */
export interface AuditOf {
  readonly bulletin: string
  readonly issue: string | null
}

const pathOf = ({ bulletin, issue }: AuditOf, file: 'audit' | `audit.${AuditFile}`): string =>
  `${bulletinPath(bulletin)}/${file}${issue === null ? '' : `?issue=${encodeURIComponent(issue)}`}`

/** Newest first, each in the caller's language. */
export async function readAudit(
  caller: Caller,
  of: AuditOf,
  signal?: AbortSignal,
): Promise<Result<readonly AuditLine[]>> {
  const result = await ask(pathOf(of, 'audit'), caller, auditAnswer, { seconds: 60, signal })
  return result.ok ? { ok: true, value: result.value.entries } : result
}

export const downloadAudit = (
  caller: Caller,
  of: AuditOf,
  type: AuditFile,
  signal?: AbortSignal,
): Promise<Result<Download>> => download(pathOf(of, `audit.${type}`), caller, { signal })
