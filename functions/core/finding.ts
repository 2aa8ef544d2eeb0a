/**
 * Findings: expected faults in data. They are values, collected (all of them, not the first) and never thrown.
 * The wording stands in `finding.zh-CN.ts` and `finding.en.ts`, one sentence a code: the place and the cure.
 */

/**
 * An `error` blocks. A `warning` goes through with a reason, which is stored and shown to the editor. A `notice` asks
 * for nothing: it says how something was read.
 */
export type Severity = 'error' | 'warning' | 'notice'

/** Where: as much as is known. `path` is a JSON path in a definition or a request ("$.figures[2].unit"). */
export interface Place {
  readonly sheet?: string
  readonly cell?: string
  readonly department?: string
  readonly path?: string
}

export type FileKind =
  | 'xls'
  | 'xlsb'
  | 'csv'
  | 'html'
  | 'xml'
  | 'ods'
  | 'docx'
  | 'pptx'
  | 'pdf'
  | 'image'
  | 'zip'
  | 'rar'
  | 'json'
  | 'unknown'

/** What each code says beside its place. Quantities are decimal strings, as printed; texts are already shortened. */
export interface FindingParams {
  // The file (formats/xlsx-read)
  file_empty: object
  file_too_large: { bytes: number; max: number }
  file_wrong_kind: { kind: FileKind }
  file_encrypted: object
  file_has_macros: object
  file_has_doctype: { part: string }
  /** The zip or the XML in it is broken; `part` is where ("xl/workbook.xml", or "zip"). */
  file_damaged: { part: string }
  /** Over a cap that guards the server: `what` names the cap. */
  file_too_complex: { what: FileCap; max: number }

  // The sheet (core/submission)
  sheet_not_found: { sheets: readonly string[] }
  sheet_ambiguous: { sheets: readonly string[] }
  marker_damaged: { marker: string }
  wrong_bulletin: { found: string; wanted: string }
  wrong_department: { found: string; wanted: string }
  other_issue: { found: string; wanted: string }
  definition_changed: { found: number; wanted: number }
  sheets_ignored: { sheets: readonly string[] }
  hidden_rows_read: { rows: readonly number[] }
  label_missing: { label: string }
  label_repeated: { label: string; cells: readonly string[] }
  stray_text: { text: string }

  // Figures
  figure_blank: { figure: string }
  nothing_reported: object
  nil_return_with_values: { cells: readonly string[] }
  not_a_number: { figure: string; text: string }
  number_read_as: { figure: string; text: string; value: string; unit: string }
  unit_mismatch: { figure: string; text: string; unit: string }
  too_many_decimals: { figure: string; text: string; decimals: number }
  number_too_large: { figure: string; text: string }
  negative: { figure: string; value: string }
  formula_without_value: { formula: string }
  cell_error: { error: string }
  above_limit: { figure: string; value: string; limitFigure: string; limit: string }
  cumulative_falls: { figure: string; value: string; yearToDate: string }
  jump: { figure: string; value: string; last: string; factor: number }

  // Items and reporter
  section_missing: object
  section_unknown: { text: string; sections: readonly string[] }
  section_not_yours: { section: string; sections: readonly string[] }
  item_text_missing: object
  text_too_long: { length: number; max: number }
  headline_too_long: { length: number; max: number }
  date_unreadable: { text: string }
  date_outside_period: { date: string; from: string; to: string }
  item_repeated: { cell: string }
  text_disagrees: { figure: string; inText: string; inTable: string }
  text_cleaned: { removed: readonly string[] }
  reporter_missing: object

  // The review sheet (core/read-review)
  review_sheet_damaged: { what: string }
  review_row_missing: { item: string }
  source_damaged: { source: string }
  source_repeated: { item: string; cell: string }
  order_unreadable: { text: string }
  choice_unreadable: { text: string }
  item_emptied: object

  // Merging (core/merge)
  not_submitted: { name: string }
  earlier_issue_missing: { issue: string }
  same_item: { department: string; cell: string }
  text_flagged: { rule: string; text: string }
  ratio_undefined: { figure: string }
  edit_conflict: { item: string }
  edit_orphaned: { item: string }
  line_has_several: { section: string; departments: readonly string[] }

  // Definitions, print styles and requests as data
  unknown_key: { key: string }
  missing_key: { key: string }
  wrong_value: { wanted: string; found: string }
  duplicate_id: { id: string }
  dangling_reference: { id: string; wanted: string }
  cyclic_derivation: { figures: readonly string[] }
  unknown_placeholder: { placeholder: string }
}

export type FileCap =
  | 'entries'
  | 'part bytes'
  | 'total bytes'
  | 'XML depth'
  | 'attributes'
  | 'rows'
  | 'columns'
  | 'cells'
  | 'text length'
  | 'sheets'

export type FindingCode = keyof FindingParams

/** One finding of a given code. */
export type FindingOf<C extends FindingCode> = {
  readonly code: C
  readonly severity: Severity
  readonly at: Place
} & Readonly<FindingParams[C]>

/** Any finding: a union that discriminates on `code`. */
export type Finding = { [C in FindingCode]: FindingOf<C> }[FindingCode]

/** What each code weighs; the compiler asks for every code. */
const severities: { readonly [C in FindingCode]: Severity } = {
  file_empty: 'error',
  file_too_large: 'error',
  file_wrong_kind: 'error',
  file_encrypted: 'error',
  file_has_macros: 'error',
  file_has_doctype: 'error',
  file_damaged: 'error',
  file_too_complex: 'error',
  sheet_not_found: 'error',
  sheet_ambiguous: 'error',
  marker_damaged: 'error',
  wrong_bulletin: 'error',
  wrong_department: 'error',
  other_issue: 'warning',
  definition_changed: 'notice',
  sheets_ignored: 'notice',
  hidden_rows_read: 'notice',
  label_missing: 'error',
  label_repeated: 'error',
  stray_text: 'warning',
  figure_blank: 'error',
  nothing_reported: 'error',
  nil_return_with_values: 'error',
  not_a_number: 'error',
  number_read_as: 'notice',
  unit_mismatch: 'error',
  too_many_decimals: 'error',
  number_too_large: 'error',
  negative: 'error',
  formula_without_value: 'error',
  cell_error: 'error',
  above_limit: 'warning',
  cumulative_falls: 'warning',
  jump: 'warning',
  section_missing: 'error',
  section_unknown: 'error',
  section_not_yours: 'error',
  item_text_missing: 'error',
  text_too_long: 'warning',
  headline_too_long: 'warning',
  date_unreadable: 'error',
  date_outside_period: 'warning',
  item_repeated: 'warning',
  text_disagrees: 'warning',
  text_cleaned: 'notice',
  reporter_missing: 'error',
  review_sheet_damaged: 'error',
  review_row_missing: 'error',
  source_damaged: 'error',
  source_repeated: 'error',
  order_unreadable: 'error',
  choice_unreadable: 'error',
  item_emptied: 'error',
  not_submitted: 'warning',
  earlier_issue_missing: 'error',
  same_item: 'warning',
  text_flagged: 'notice',
  ratio_undefined: 'notice',
  edit_conflict: 'error',
  edit_orphaned: 'error',
  line_has_several: 'warning',
  unknown_key: 'error',
  missing_key: 'error',
  wrong_value: 'error',
  duplicate_id: 'error',
  dangling_reference: 'error',
  cyclic_derivation: 'error',
  unknown_placeholder: 'error',
}

/** Makes a finding; its severity follows from its code. */
export function finding<C extends FindingCode>(code: C, at: Place, params: FindingParams[C]): Finding {
  return { code, severity: severities[code], at, ...params } as unknown as Finding
}

/** What a sender wrote, as findings quote it: up to 40 characters, none cut in half, well-formed. */
export function quoted(text: string): string {
  const characters = [...text.slice(0, 81).toWellFormed()]
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('')
}

/** The name under which a reason for a warning is given: "jump@D8". */
export const findingKey = (f: Finding): string => `${f.code}@${f.at.cell ?? ''}`

export const hasErrors = (findings: readonly Finding[]): boolean => findings.some((f) => f.severity === 'error')
