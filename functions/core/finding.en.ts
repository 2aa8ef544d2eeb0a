/** One sentence a code: what is wrong here, and what to do about it. */
import type { FileCap, FileKind, FindingCode, FindingOf } from './finding.ts'

const kinds: Readonly<Record<FileKind, string>> = {
  xls: 'an old Excel file (.xls)',
  xlsb: 'a binary workbook (.xlsb)',
  csv: 'a CSV text file',
  html: 'a web page',
  xml: 'an XML file',
  ods: 'an OpenDocument spreadsheet (.ods)',
  docx: 'a Word document',
  pptx: 'a presentation',
  pdf: 'a PDF file',
  image: 'a picture',
  zip: 'a zip archive',
  rar: 'an archive',
  json: 'a JSON file',
  unknown: 'a file of an unknown kind',
}

const capNames: Readonly<Record<FileCap, string>> = {
  entries: 'files inside it',
  'part bytes': 'bytes in one part',
  'total bytes': 'bytes once unpacked',
  'XML depth': 'levels of XML',
  attributes: 'attributes',
  rows: 'rows',
  columns: 'columns',
  cells: 'cells',
  'text length': 'characters of text',
  sheets: 'sheets',
}

const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

export const wordFindingEn: { readonly [C in FindingCode]: (f: FindingOf<C>) => string } = {
  file_empty: () => 'The file is empty: save it again and upload it.',
  file_too_large: (f) =>
    `The file has ${(f.bytes / 1024 / 1024).toFixed(1)} MB, over ${Math.floor(f.max / 1024 / 1024)} MB: remove pictures and the like and upload it again.`,
  file_wrong_kind: (f) => `This is ${kinds[f.kind]}: open the sheet in Excel or WPS and save it as .xlsx.`,
  file_encrypted: () => 'The file is password-protected: remove the password, save it again and upload it.',
  file_has_macros: () => 'The file has macros: save it as an .xlsx without macros and upload it.',
  file_has_doctype: (f) =>
    `Part "${f.part}" of the file holds a declaration that is not allowed: open it in Excel or WPS and save it as .xlsx.`,
  file_damaged: (f) =>
    `The file is damaged (${f.part}): open it in Excel or WPS and save it again, or fill in a fresh template.`,
  file_too_complex: (f) =>
    `The file has more than ${f.max} ${capNames[f.what]}: copy your answers into a fresh template.`,

  sheet_not_found: (f) =>
    `None of the sheets${f.sheets.length > 0 ? ` (${list(f.sheets)})` : ''} is our template: download it and fill it in.`,
  sheet_ambiguous: (f) => `Sheets ${list(f.sheets)} are all filled templates: keep one of them.`,
  marker_damaged: (f) =>
    `The code in the top right corner was changed ("${f.marker}"): copy your answers into a fresh template.`,
  wrong_bulletin: (f) => `This sheet belongs to another bulletin (${f.found}): download the template of ${f.wanted}.`,
  wrong_department: (f) => `This is the sheet of ${f.found}, not of ${f.wanted}: upload your own department's.`,
  other_issue: (f) =>
    `This template is of issue ${f.found}, not ${f.wanted}: check that its content is this issue's, and say so as the reason.`,
  definition_changed: (f) =>
    `The template is version ${f.found}, now it is ${f.wanted}: it was read by the new one; download that next time.`,
  sheets_ignored: (f) => `Sheets ${list(f.sheets)} were not read: move what is to be reported into the template.`,
  hidden_rows_read: (f) =>
    `Rows ${f.rows.join(', ')} are hidden or filtered but were read all the same: delete what is not to be reported.`,
  label_missing: (f) => `"${f.label}" was not found: put this label back, or fill in a fresh template.`,
  label_repeated: (f) => `"${f.label}" stands there more than once (${f.cells.join(', ')}): keep one.`,
  stray_text: (f) => `"${f.text}" belongs to nothing we know: move it to its cell, or delete it.`,

  figure_blank: (f) => `"${f.figure}" is blank: if nothing happened, write 0.`,
  nothing_reported: () => 'There are neither figures nor items: if there is nothing to report, tick the nil return.',
  nil_return_with_values: (f) =>
    `The nil return is ticked, but ${f.cells.join(', ')} hold something: empty them, or untick it.`,
  not_a_number: (f) => `"${f.figure}" says "${f.text}", which is no number: write digits only.`,
  number_read_as: (f) => `"${f.figure}": "${f.text}" was read as ${f.value} ${f.unit}; please check.`,
  unit_mismatch: (f) => `"${f.figure}": "${f.text}" is in another unit; convert it to ${f.unit} and write the number.`,
  too_many_decimals: (f) =>
    `"${f.figure}": "${f.text}" has too many decimals; write ${f.decimals === 0 ? 'a whole number' : `at most ${f.decimals}`}.`,
  number_too_large: (f) => `"${f.figure}": "${f.text}" has too many digits; check it and write it again.`,
  negative: (f) => `"${f.figure}" is ${f.value} and cannot be negative: check it and write it again.`,
  formula_without_value: (f) =>
    `The formula "${f.formula}" has no result yet: open and save the file in Excel or WPS, or write the result itself.`,
  cell_error: (f) => `The cell shows "${f.error}": write the right value.`,
  above_limit: (f) =>
    `"${f.figure}" (${f.value}) is more than "${f.limitFigure}" (${f.limit}): check it; if it is right, say why in "Remark".`,
  cumulative_falls: (f) =>
    `"${f.figure}" is ${f.value} and lowers the year to date (now ${f.yearToDate}): check it; if it is right, say why in "Remark".`,
  jump: (f) =>
    `"${f.figure}" is ${f.value} after ${f.last} last time, a change by ${f.factor} times or more: check it; if it is right, say why in "Remark".`,

  section_missing: () => 'This item has no section: choose one from the list.',
  section_unknown: (f) => `There is no section "${f.text}": choose one of ${list(f.sections)}.`,
  section_not_yours: (f) => `"${f.section}" is not for your department: choose one of ${list(f.sections)}.`,
  item_text_missing: () => 'This line has no text: write it, or empty the line.',
  text_too_long: (f) =>
    `The text has ${f.length} characters, over ${f.max}: shorten it, or say in "Remark" why it has to be so long.`,
  headline_too_long: (f) =>
    `The headline has ${f.length} characters, over ${f.max}: shorten it, or say in "Remark" why it has to be so long.`,
  date_unreadable: (f) => `"${f.text}" is no date that we can read: write it like 2022-12-28, or leave it empty.`,
  date_outside_period: (f) =>
    `${f.date} is outside the period (${f.from} to ${f.to}): check it; if it is right, say why in "Remark".`,
  item_repeated: (f) => `This is the same as ${f.cell}: delete one, or say in "Remark" why both are needed.`,
  text_disagrees: (f) =>
    `The text says ${f.inText} for "${f.figure}", the table ${f.inTable}: make them agree, or say why in "Remark".`,
  text_cleaned: (f) => `Characters that cannot be printed (${f.removed.join(', ')}) were left out: check the text.`,
  reporter_missing: () => 'Nobody is named as the reporter: write a name.',

  review_sheet_damaged: (f) =>
    `"${f.what}" of the review sheet was changed or deleted: undo that, or merge again to draw a new sheet.`,
  review_row_missing: (f) =>
    `The row of item ${f.item} is gone: undo that, or merge again to draw a new sheet; to leave an item out, choose "No" at "Use".`,
  source_damaged: (f) =>
    `"${f.source}" in "Source" was changed and names no item: undo that, or merge again to draw a new sheet.`,
  source_repeated: (f) =>
    `Item ${f.item} already has its row at ${f.cell}: delete the second one, or merge again to draw a new sheet.`,
  order_unreadable: (f) => `"${f.text}" in "Order" is no number: write a number such as 1, 2 or 3.`,
  choice_unreadable: (f) =>
    `"Use" ${f.text === '' ? 'is blank' : `says "${f.text}", which is neither yes nor no`}: choose "Yes" or "No".`,
  item_emptied: () => 'The text of this item was emptied: put it back; to leave an item out, choose "No" at "Use".',

  not_submitted: (f) => `${f.name} has not submitted: remind them, or accept that they are missing when publishing.`,
  earlier_issue_missing: (f) =>
    `Issue ${f.issue} is not published, so the year to date cannot be computed: publish it first.`,
  same_item: (f) => `This is the same item as ${f.cell} of ${f.department}: keep one of them.`,
  text_flagged: (f) =>
    f.rule === 'honours'
      ? `"${f.text}" stands in several items: check that the same thing is not reported twice.`
      : `"${f.text}" is written differently elsewhere: check whether one form should be used.`,
  ratio_undefined: (f) => `"${f.figure}" would be divided by zero and has no value: check the figures it is made of.`,
  edit_conflict: (f) => `Item ${f.item} was changed by its department after your edit: check it and edit again.`,
  edit_orphaned: (f) => `Item ${f.item} was withdrawn by its department: remove your edit of it.`,
  line_has_several: (f) => `"${f.section}" takes one text, but ${list(f.departments)} each wrote one: choose one.`,

  unknown_key: (f) => `There is no "${f.key}" here: check its spelling, or remove it.`,
  missing_key: (f) => `"${f.key}" is missing: add it.`,
  wrong_value: (f) => `This should be ${f.wanted} and is ${f.found}: correct it.`,
  duplicate_id: (f) => `"${f.id}" is used twice: give each its own.`,
  dangling_reference: (f) => `"${f.id}" does not exist or is of another kind (wanted: ${f.wanted}): correct it.`,
  cyclic_derivation: (f) => `Figures are derived in a circle, ${f.figures.join(' → ')}: take one step out.`,
  unknown_placeholder: (f) => `"{${f.placeholder}}" cannot be used here: check its spelling, or remove it.`,
}
