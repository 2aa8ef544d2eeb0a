/** Everything that can happen to a department's pane: what she does, what Excel tells, what the server answers. */
import type { IssueEntry } from '../api/answers.ts'
import type { Desk } from '../api/answers-department.ts'
import type { Failure } from '../api/failure.ts'
import type { Result } from '../api/request.ts'
import type { SendAnswer } from '../api/send.ts'
import type { HostFault, MarkedSheets, Selection, SheetId } from '../spreadsheet-host.ts'
import type { DrawWhat } from './submit-state.ts'

export type SubmitAction =
  | { readonly type: 'ticked'; readonly now: number }
  | { readonly type: 'issuesAsked' | 'deskAsked' | 'refreshAsked' }
  | { readonly type: 'issuesLoaded'; readonly result: Result<readonly IssueEntry[]> }
  | { readonly type: 'issueChosen'; readonly issue: string }
  | { readonly type: 'deskLoaded'; readonly issue: string; readonly result: Result<Desk> }
  | { readonly type: 'visitAsked'; readonly purpose: 'look' | 'check' | 'upload' }
  | { readonly type: 'edited'; readonly sheet: SheetId }
  | { readonly type: 'sheetsRead'; readonly marked: MarkedSheets }
  | { readonly type: 'visitRefused' | 'marksRefused'; readonly fault: HostFault }
  | { readonly type: 'drawAsked'; readonly what: DrawWhat }
  | { readonly type: 'drawConfirmed' | 'drawCancelled' }
  | { readonly type: 'drawn' }
  | { readonly type: 'drawFailed'; readonly fault: HostFault }
  | { readonly type: 'reasonWritten'; readonly key: string; readonly reason: string }
  | { readonly type: 'answered'; readonly answer: SendAnswer }
  | { readonly type: 'sendAgainAsked' | 'receiptAsked' | 'receiptClosed' }
  | { readonly type: 'cellAsked'; readonly selection: Selection }
  | { readonly type: 'downloadAsked' }
  | { readonly type: 'downloaded'; readonly failure: Failure | null }
