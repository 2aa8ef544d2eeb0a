/** The calls of everybody: the web page's, and what both panes begin with. Calls are typed results and never throw. */
import {
  type BulletinEntry,
  bulletinsAnswer,
  type DepartmentStatus,
  type IssueEntry,
  issuesAnswer,
  type Me,
  meAnswer,
  statusAnswer,
} from './answers.ts'
import type { Caller } from './caller.ts'
import {
  ask,
  bulletinPath,
  type Call,
  download,
  type Download,
  type Result,
  type Target,
  targetPath,
} from './request.ts'
import { send, type SendAnswer } from './send.ts'

export interface Upload {
  readonly name: string
  readonly bytes: ArrayBuffer
  /** By finding key. */
  readonly reasons: Readonly<Record<string, string>>
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Gateways cap all headers together at 10 KB; Chinese takes nine bytes a character in one. */
const reasonsBytes = 8000

/** How many characters each of so many reasons may have, so that together they fit their header. */
export const reasonLength = (count: number): number =>
  Math.max(10, Math.min(200, Math.floor((reasonsBytes / Math.max(1, count) - 60) / 9)))

/** Percent-encoded text for a header. encodeURIComponent throws on half a surrogate pair; file names may hold one. */
export const headerText = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))

export const readMe = (caller: Caller, signal?: AbortSignal): Promise<Result<Me>> =>
  ask('/api/me', caller, meAnswer, { signal })

/** The bulletins in which the person has a role. */
export async function listBulletins(caller: Caller, signal?: AbortSignal): Promise<Result<readonly BulletinEntry[]>> {
  const result = await ask('/api/bulletins', caller, bulletinsAnswer, { signal })
  return result.ok ? { ok: true, value: result.value.bulletins } : result
}

/** The issues, newest first, and the server's time in milliseconds: office machines' clocks are often wrong. */
export async function listIssues(
  caller: Caller,
  bulletin: string,
  signal?: AbortSignal,
): Promise<Result<{ readonly issues: readonly IssueEntry[]; readonly serverTime: number | null }>> {
  const result = await ask(`${bulletinPath(bulletin)}/issues`, caller, issuesAnswer, { signal })
  if (!result.ok) return result
  const serverTime = Date.parse(result.date ?? '')
  return { ok: true, value: { ...result.value, serverTime: Number.isNaN(serverTime) ? null : serverTime } }
}

export const readStatus = (caller: Caller, target: Target, signal?: AbortSignal): Promise<Result<DepartmentStatus>> =>
  ask(targetPath('submissions', target), caller, statusAnswer, { signal })

export const downloadTemplate = (caller: Caller, target: Target, signal?: AbortSignal): Promise<Result<Download>> =>
  download(targetPath('templates', target), caller, { signal })

/** The sender's values back in the template with a comment at each finding; nothing is stored. */
export const downloadMarkedUp = (caller: Caller, target: Target, upload: Upload): Promise<Result<Download>> =>
  download(`${targetPath('submissions', target)}/marked-up`, caller, { ...uploadCall(upload), method: 'POST' })

/** Sends a filled sheet. The same file twice gets the same receipt, so trying again never reports twice. */
export const sendSheet = (caller: Caller, target: Target, upload: Upload): Promise<SendAnswer> =>
  send(caller, target, uploadCall(upload))

function uploadCall({ name, bytes, reasons }: Upload): Call {
  const headers: Record<string, string> = { 'Content-Type': xlsxType, 'Bulletin-File-Name': headerText(name) }
  if (Object.keys(reasons).length > 0) headers['Bulletin-Reasons'] = headerText(JSON.stringify(reasons))
  return { headers, body: bytes }
}
