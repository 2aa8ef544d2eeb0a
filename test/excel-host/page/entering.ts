/** What is typed into a cell, with all that Excel asks before it stands there. */
import type { ExcelHost } from '../host.ts'
import { cellName } from '../model/area.ts'
import { validationMessage } from '../model/excel-error.ts'
import type { Sheet } from '../model/sheet.ts'
import type { TypeResult } from '../typing.ts'
import { ask, tell } from './alerts.ts'
import type { Place } from './places.ts'
import type { UndoSteps } from './undo-steps.ts'
import { widenFor } from './widening.ts'
import type { PageWords } from './words.ts'

export type Outcome =
  | 'entered'
  /** The person wants to type on. */
  | 'retry'
  | 'cancelled'

export interface Entering {
  readonly host: ExcelHost
  readonly words: PageWords
  readonly undo: UndoSteps
}

const excel = 'Microsoft Excel'

export async function enterText(
  { host, words, undo }: Entering,
  sheet: Sheet,
  place: Place,
  text: string,
): Promise<Outcome> {
  const cell = cellName(place.row, place.column)
  const verdict = host.judge(sheet, cell, text)
  const outcome = verdict.kind === 'done' ? 'entered' : await askAbout(verdict, sheet, place, words)
  if (outcome !== 'entered') return outcome
  undo.remember(sheet, { ...place, rows: 1, columns: 1 })
  widenFor(sheet, place, text, host.workbook.date1904)
  host.typeIn(sheet, cell, text)
  return 'entered'
}

type Verdict = Exclude<TypeResult, { readonly kind: 'done' }>

async function askAbout(verdict: Verdict, sheet: Sheet, place: Place, words: PageWords): Promise<Outcome> {
  if (verdict.kind === 'refused' && verdict.why === 'locked') {
    await tell(excel, words.locked, words.ok)
    return 'cancelled'
  }
  if (verdict.kind === 'refused' && verdict.why === 'formula') {
    await tell(excel, words.badFormula, words.ok)
    return 'retry'
  }
  const { title } = verdict
  const message = verdict.message === validationMessage ? words.invalid : verdict.message
  const retry = ['retry', words.retry] as const
  const cancel = ['cancelled', words.cancel] as const
  if (verdict.kind === 'refused') return ask({ title, text: message, kind: 'stop', buttons: [retry, cancel] })
  const { style } = sheet.validationAt(place.row, place.column).errorAlert
  if (style === 'Information') {
    return ask({ title, text: message, kind: 'information', buttons: [['entered', words.ok], cancel] })
  }
  const buttons = [['entered', words.yes], ['retry', words.no], cancel] as const
  return ask({ title, text: `${message}\n\n${words.continueAsk}`, kind: 'warning', buttons })
}
