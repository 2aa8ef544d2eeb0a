/**
 * A department's pane as a value. The draft is the workbook: what stands here can be found again from it and from the
 * server, but for reasons that she has written and not sent yet.
 */
import { findDepartment } from '../../functions/core/definition.ts'
import { cellName } from '../../functions/core/grid.ts'
import { sheetPositions } from '../../functions/core/sheet-positions.ts'
import type { SubmissionChange } from '../../functions/core/submission-changes.ts'
import type { IssueEntry, Receipt } from '../api/answers.ts'
import type { Desk } from '../api/answers-department.ts'
import type { GridUpload } from '../api/department-api.ts'
import type { Failure } from '../api/failure.ts'
import type { Target } from '../api/request.ts'
import type { Language } from '../language.ts'
import { type Loaded, shown } from '../parts/loaded.ts'
import type { HostFault, SheetId } from '../spreadsheet-host.ts'
import type { ShownFinding } from './examine-sheet.ts'
import type { FoundSheet } from './find-sheet.ts'

/** Who the pane is for: fixed while it lives. */
export interface SubmitSubject {
  readonly bulletin: string
  readonly department: string
  readonly language: Language
}

/** Why the workbook is visited: to find the sheet, anew after it was drawn, because she edited it, or because she asked. */
export type Purpose = 'look' | 'drawn' | 'live' | 'check' | 'upload'

export type Visit =
  | { readonly kind: 'idle' }
  /** `again`: she edited while the visit was on its way, so another follows. */
  | { readonly kind: 'reading'; readonly purpose: Purpose; readonly again: boolean }

export type Check =
  | { readonly kind: 'none' }
  | { readonly kind: 'done'; readonly sheet: SheetId | null; readonly findings: readonly ShownFinding[] }

export type DrawWhat = 'fresh' | 'submitted'
export type Drawing =
  | { readonly kind: 'idle' }
  /** What was sent takes the place of what stands on the sheet: she is asked first. */
  | { readonly kind: 'confirming' }
  /** `file`: the sheet out of an .xlsx, and why it was not drawn. */
  | {
      readonly kind: 'running'
      readonly what: DrawWhat
      readonly way: 'draw' | { readonly file: HostFault }
      readonly replace: SheetId | null
    }
  | { readonly kind: 'failed'; readonly what: DrawWhat; readonly fault: HostFault }

export type Sending =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly upload: GridUpload; readonly changes: readonly SubmissionChange[] | null }
  /** The same bytes go again when she tries again. */
  | {
      readonly kind: 'failed'
      readonly upload: GridUpload
      readonly changes: readonly SubmissionChange[] | null
      readonly failure: Failure
    }
  | {
      readonly kind: 'received'
      readonly receipt: Receipt
      /** `same`: the server had these very bytes already; `recalled`: she asked for the receipt of earlier. */
      readonly news: 'stored' | 'same' | 'recalled'
      /** Against the revision before; null where there is none, or where it is not the one we know. */
      readonly changes: readonly SubmissionChange[] | null
    }

/** What the eye and the screen reader are to be led to; `turn` tells two of the same apart. */
export type Attention =
  | { readonly kind: 'finding'; readonly key: string; readonly turn: number }
  | { readonly kind: 'nothingAtCell'; readonly cell: string; readonly turn: number }
  | {
      /** `showReceipt` and `bringBack` are buttons, which come again where what they had opened is closed. */
      readonly kind: 'result' | 'receipt' | 'progress' | 'sheet' | 'confirm' | 'showReceipt' | 'bringBack'
      readonly turn: number
    }

export interface SubmitState extends SubmitSubject {
  /** The server's time in milliseconds, as well as it is known. */
  readonly now: number
  readonly issues: Loaded<readonly IssueEntry[]>
  readonly issue: string | null
  readonly desk: Loaded<Desk>
  readonly sheet: FoundSheet
  readonly visit: Visit
  readonly check: Check
  /** By finding key; kept until the sheet is received, for an old reason must not go with a new number unseen. */
  readonly reasons: Readonly<Record<string, string>>
  /** Keys whose reason was missing when she uploaded. */
  readonly reasonsMissing: readonly string[]
  readonly drawing: Drawing
  readonly sending: Sending
  /** What Excel refused last. */
  readonly fault: HostFault | null
  /** The sheet's colours are those of the check, or Excel did not take the last ones. */
  readonly marks: 'asChecked' | 'behind'
  readonly download: 'idle' | 'running' | { readonly failure: Failure }
  readonly attention: Attention | null
}

export const initialSubmit = (subject: SubmitSubject, now: number): SubmitState => ({
  ...subject,
  now,
  issues: { kind: 'loading' },
  issue: null,
  desk: { kind: 'idle' },
  sheet: { kind: 'unknown' },
  visit: { kind: 'idle' },
  check: { kind: 'none' },
  reasons: {},
  reasonsMissing: [],
  drawing: { kind: 'idle' },
  sending: { kind: 'idle' },
  fault: null,
  marks: 'asChecked',
  download: 'idle',
  attention: null,
})

/** Whose sheet of which issue, once an issue is chosen. */
export const targetOf = ({ bulletin, department, issue }: SubmitState): Target | null =>
  issue === null ? null : { bulletin, department, issue }

export const deskOf = (state: SubmitState): Desk | undefined => shown(state.desk)

export const issueOf = (state: SubmitState): IssueEntry | undefined =>
  shown(state.issues)?.find(({ issue }) => issue === state.issue)

/** The issue takes reports. */
export const isOpen = (state: SubmitState): boolean => {
  const desk = deskOf(state)
  return desk !== undefined && desk.state !== 'published'
}

/** Nothing of hers is under way in Excel or on the network. */
export const isBusy = ({ visit, drawing, sending }: SubmitState): boolean =>
  (visit.kind === 'reading' && (visit.purpose === 'check' || visit.purpose === 'upload')) ||
  drawing.kind === 'running' ||
  sending.kind === 'sending'

/** There is a sheet of hers to check and send. */
export const hasSheet = (state: SubmitState): boolean =>
  isOpen(state) && (state.sheet.kind === 'found' || state.sheet.kind === 'several')

export const findingsOf = ({ check }: SubmitState): readonly ShownFinding[] =>
  check.kind === 'done' ? check.findings : []

/** Where filling in begins on a fresh sheet. */
export function firstCellOf(state: SubmitState): string {
  const definition = deskOf(state)?.definition.definition
  const department = definition && findDepartment(definition, state.department)
  if (!department) return 'A1'
  const { row, column } = sheetPositions(definition, department).reporter
  return cellName(row, column)
}
