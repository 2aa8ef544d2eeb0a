/**
 * Colours the cells of findings by conditional formats: what a cell looks like otherwise stays as it is, and so do
 * people's own conditional formats. Ours bear a tag in their formula, by which they are found again, those of an earlier
 * opening of the workbook too. Notices ask for nothing, and have no colour.
 */
import { cellLooks } from '../../functions/core/cell-looks.ts'
import type { CellMark, SheetId } from '../spreadsheet-host.ts'
import { cellsOf, joinAddresses } from './addresses.ts'
import { writeProtected } from './protection.ts'
import type { Visit } from './visit.ts'

const tag = 'bulletin-finding'

interface Mark {
  readonly severity: 'error' | 'warning'
  readonly address: string
  readonly formula: string
}

/**
 * Two visits: which marks are there, then the change. A third one only where they look alike: marks that stand as they
 * should are let be, for each change of ours takes people's undo away (excel.md, trap 12).
 */
export async function markCells(visit: Visit, id: SheetId, marks: readonly CellMark[]): Promise<void> {
  const wanted = wantedMarks(marks)
  const present = await visit((context) => queueMarks(context, id))
  if (alike(present, wanted) && (await standRight(visit, id, present, wanted))) return
  await writeProtected(visit, id, (sheet) => {
    const formats = sheet.getRange().conditionalFormats
    for (const mark of present) formats.getItem(mark.id).delete()
    for (const mark of wanted) addMark(sheet, mark)
  })
}

function wantedMarks(marks: readonly CellMark[]): Mark[] {
  const cellsWith = (severity: Mark['severity']) => marks.filter((m) => m.severity === severity).map((m) => m.cell)
  const errors = [...new Set(cellsWith('error'))]
  const warnings = [...new Set(cellsWith('warning'))].filter((cell) => !errors.includes(cell))
  return [
    ...joinAddresses(errors).map((address) => markOf('error', address)),
    ...joinAddresses(warnings).map((address) => markOf('warning', address)),
  ]
}

/** Always true. The tag says what it was made for; where it stands may have changed with the cells since. */
function markOf(severity: Mark['severity'], address: string): Mark {
  return { severity, address, formula: `=N("${tag} ${severity} ${fingerprint(address)}")=0` }
}

/** FNV-1a, 32 bits. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}

interface PresentMark {
  readonly id: string
  readonly formula: string
}

function queueMarks(context: Excel.RequestContext, id: SheetId): () => PresentMark[] {
  const formats = context.workbook.worksheets.getItem(id).getRange().conditionalFormats
  formats.load('items/id,items/type,items/customOrNullObject/rule/formula')
  return () =>
    formats.items.flatMap((format) => {
      const custom = format.customOrNullObject
      if (format.type !== Excel.ConditionalFormatType.custom || custom.isNullObject) return []
      const { formula } = custom.rule
      return formula.includes(tag) ? [{ id: format.id, formula }] : []
    })
}

const alike = (present: readonly PresentMark[], wanted: readonly Mark[]): boolean =>
  formulasOf(present) === formulasOf(wanted)

const formulasOf = (marks: readonly { readonly formula: string }[]): string =>
  marks
    .map(({ formula }) => formula)
    .toSorted()
    .join('\n')

/** Whether marks that look alike are at the cells wanted, and not where those were moved to. */
async function standRight(
  visit: Visit,
  id: SheetId,
  present: readonly PresentMark[],
  wanted: readonly Mark[],
): Promise<boolean> {
  if (present.length === 0) return true
  const addresses = await visit((context) => {
    const formats = context.workbook.worksheets.getItem(id).getRange().conditionalFormats
    const areas = present.map((mark) => formats.getItem(mark.id).getRanges().load('address'))
    return () => areas.map(({ address }) => address)
  })
  const cells = (all: readonly string[]) => all.flatMap(cellsOf).toSorted().join(' ')
  return wanted.every(({ formula, address }) => {
    const there = addresses.filter((_, i) => present[i]?.formula === formula)
    return cells(there) === cells([address])
  })
}

/** The colours of both languages' looks are the same. */
const looks = cellLooks('en')

function addMark(sheet: Excel.Worksheet, { severity, address, formula }: Mark): void {
  const { custom } = sheet.getRanges(address).conditionalFormats.add(Excel.ConditionalFormatType.custom)
  const { fill, font } = looks[severity]
  custom.rule.formula = formula
  if (fill !== undefined) custom.format.fill.color = `#${fill}`
  custom.format.font.color = `#${font.colour}`
}
