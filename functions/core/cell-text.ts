/** What a cell says as text: the one way in which every reader of sheets takes it. */
import { type Finding, finding, type Place, quoted } from './finding.ts'
import { type Cell, isBlank } from './grid.ts'
import { cleanText } from './text-cleaning.ts'
import { foldForms } from './text-folding.ts'

/** Clean text of a cell, `''` where it is blank; what cannot be read or kept is a finding at the place. */
export function cellText(cell: Cell, at: Place): { text: string; findings: Finding[] } {
  if (cell === null || cell === undefined || isBlank(cell)) return { text: '', findings: [] }
  if (typeof cell === 'object') return { text: '', findings: [unreadable(cell, at)] }
  const { text, removed } = cleanText(String(cell))
  return { text, findings: removed.length > 0 ? [finding('text_cleaned', at, { removed })] : [] }
}

/** The finding at a cell that shows an error or was never computed. */
export const unreadable = (cell: Extract<Cell, object>, at: Place): Finding =>
  'error' in cell
    ? finding('cell_error', at, { error: cell.error })
    : finding('formula_without_value', at, { formula: quoted(cell.formula) })

/** How people tick, and how they say no. */
const ticks = new Set(['是', 'yes', 'y', 'true', '1', '√', '✓', '✔', '☑', '■', 'x'])
const noTicks = new Set(['', '否', 'no', 'n', 'false', '0', '☐', '□'])

/** A tick's text → whether it is one; nothing at all is none; undefined: neither yes nor no. */
export function readTick(text: string): boolean | undefined {
  const answer = foldForms(text).toLowerCase()
  return ticks.has(answer) ? true : noTicks.has(answer) ? false : undefined
}

/** Names compare without width, spaces and case. */
export const nameKey = (text: string): string => foldForms(text).replace(/\s/g, '').toLowerCase()
