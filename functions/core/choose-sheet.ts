/** Which sheet of a workbook is the department's: the one that bears our marker (input.md). */
import { type DefinitionRevision, findDepartment } from './definition.ts'
import { type Finding, finding, type Place, quoted } from './finding.ts'
import { cellName, type Grid, isBlank, type Workbook } from './grid.ts'
import type { Issue } from './issue.ts'
import { type Marker, parseMarker } from './marker.ts'

/** Whose sheet is expected, and for which issue. */
export interface ReadContext {
  readonly definition: DefinitionRevision
  readonly issue: Issue
  readonly department: string
}

interface MarkedSheet {
  readonly grid: Grid
  readonly cell: string
  readonly text: string
  readonly marker: Marker | 'damaged'
}

function findMarker(grid: Grid): MarkedSheet | undefined {
  for (const [row, cells] of grid.rows.entries()) {
    for (const [column, cell] of cells?.entries() ?? []) {
      if (typeof cell !== 'string') continue
      const marker = parseMarker(cell)
      if (marker) return { grid, cell: cellName(row, column), text: cell, marker }
    }
  }
  return undefined
}

/** The one sheet that bears our marker, or why there is none. */
export function chooseSheet(workbook: Workbook, context: ReadContext): { grid?: Grid; findings: Finding[] } {
  const marked = workbook.sheets.flatMap((grid) => findMarker(grid) ?? [])
  const [sheet] = marked
  if (!sheet) return { findings: [finding('sheet_not_found', {}, { sheets: workbook.sheets.map((s) => s.name) })] }
  if (marked.length > 1)
    return { findings: [finding('sheet_ambiguous', {}, { sheets: marked.map((m) => m.grid.name) })] }
  const at: Place = { sheet: sheet.grid.name, cell: sheet.cell, department: context.department }
  if (sheet.marker === 'damaged') return { findings: [finding('marker_damaged', at, { marker: quoted(sheet.text) })] }
  const findings: Finding[] = []
  const foreign = workbook.sheets.filter(
    (g) => g !== sheet.grid && g.rows.some((row) => row?.some((cell) => !isBlank(cell))),
  )
  if (foreign.length > 0) findings.push(finding('sheets_ignored', {}, { sheets: foreign.map((g) => g.name) }))
  const wanted = context.definition
  const { marker } = sheet
  const wrong: Finding[] = []
  if (marker.bulletin !== wanted.definition.id) {
    wrong.push(finding('wrong_bulletin', at, { found: marker.bulletin, wanted: wanted.definition.id }))
  } else if (marker.department !== context.department) {
    const name = (id: string) => findDepartment(wanted.definition, id)?.name ?? id
    wrong.push(finding('wrong_department', at, { found: name(marker.department), wanted: name(context.department) }))
  }
  if (marker.issue !== context.issue.issue) {
    findings.push(finding('other_issue', at, { found: marker.issue, wanted: context.issue.issue }))
  }
  if (marker.definition !== wanted.revision) {
    findings.push(finding('definition_changed', at, { found: marker.definition, wanted: wanted.revision }))
  }
  return wrong.length > 0 ? { findings: [...findings, ...wrong] } : { grid: sheet.grid, findings }
}
