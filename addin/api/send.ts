/** 报送: what may come of sending a sheet, be it a file or the cells of one. */
import { type Receipt, receivedAnswer, refusedAnswer, type WordedFinding } from './answers.ts'
import type { Caller } from './caller.ts'
import type { Failure } from './failure.ts'
import { type Call, failureOf, refusalOf, request, successOf, type Target, targetPath } from './request.ts'

export type SendAnswer =
  | {
      readonly kind: 'received'
      readonly receipt: Receipt
      readonly findings: readonly WordedFinding[]
      /** The server had these very bytes already. */
      readonly again: boolean
    }
  | { readonly kind: 'refused'; readonly findings: readonly WordedFinding[] }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** The same bytes twice get the same receipt, so trying again never reports twice. */
export async function send(caller: Caller, target: Target, call: Call): Promise<SendAnswer> {
  const answer = await request(targetPath('submissions', target), caller, { ...call, method: 'PUT', seconds: 120 })
  const received = successOf(answer, receivedAnswer)
  if (received) return { kind: 'received', ...received, again: answer?.status === 200 }
  const refused = refusalOf(answer, refusedAnswer)
  if (refused) return { kind: 'refused', findings: refused.findings }
  return { kind: 'failed', failure: failureOf(answer) }
}
