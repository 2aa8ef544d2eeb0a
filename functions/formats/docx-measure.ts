/** How much room text takes, well enough to choose: Word lays the lines out itself. */
import { type Block, runsText } from '../core/bulletin.ts'
import { type ParagraphStyle, pointsPerMm, type PrintStyle, typeArea } from '../core/print-style.ts'

/** Width in ems: a full-width character is one, any other half. */
export function cells(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2010 ? 0.5 : 1
  return width
}

/** How many cells a line of this kind of text has. */
const perLine = (style: PrintStyle, role: ParagraphStyle): number => typeArea(style).width / role.size

/** The height in points of each row of the imprint. */
export function imprintRows(block: Extract<Block, { kind: 'imprint' }>, style: PrintStyle): number[] {
  const { rowHeight, inset } = style.imprint
  const role = style.text.imprint
  const texts = [...block.lines, ...(block.copies === undefined ? [] : [block.copies])]
  const line = role.lines * typeArea(style).pitch
  return texts.map((text) => {
    const { hanging } = imprintLine(text)
    const room = Math.max(1, perLine(style, role) - 2 * inset - hanging)
    const lines = Math.max(1, Math.ceil((cells(text) - hanging) / room))
    return Math.max(rowHeight * pointsPerMm, lines * line + 2)
  })
}

/** `报：` and the like: further lines hang under what follows it (GB/T 9704-2012, 7.4.2). */
export const imprintLine = (text: string): { hanging: number } => ({
  hanging: cells(/^.{1,4}：/u.exec(text)?.[0] ?? ''),
})

/** Lines of the grid that a block fills when each line holds `give` cells more or less than it should. */
function linesOf(block: Block, style: PrintStyle, give: number): number {
  const { text } = style
  const of = (role: ParagraphStyle, words: string): number => {
    const lines = Math.max(1, Math.ceil((cells(words) + role.indent) / Math.max(1, perLine(style, role) + give)))
    return lines * role.lines + role.before + role.after
  }
  switch (block.kind) {
    case 'masthead':
      return of(text.masthead, '') + (block.number === undefined ? 0 : of(text.number, '')) + of(text.issuer, '')
    case 'title':
      return of(text.title, block.text) + of(text.period, block.periodLine)
    case 'heading':
      return of(block.level === 1 ? text.heading1 : text.heading2, block.number + block.text)
    case 'paragraph':
      return of(text.body, runsText(block.runs))
    case 'item':
      return block.paragraphs
        .map((words, i) => of(text.body, i === 0 ? block.number + (block.headline ?? '') + words : words))
        .reduce((sum, one) => sum + one, 0)
    case 'line':
      return of(text.body, block.number + block.head + block.text)
    case 'table':
      return (block.rows.length + 2) * of(text.table, '')
    case 'correction':
      return of(text.correction, block.text)
    case 'imprint':
      return 0
  }
}

/**
 * Where the text ends, when lines that hold a little less than they should and lines that hold a little more agree: on an
 * even page with room for the imprint, or on one without. The longer the bulletin, the more seldom that is sure.
 */
export function ending(
  blocks: readonly Block[],
  style: PrintStyle,
  imprintHeight: number,
): 'room' | 'full' | 'odd or unsure' {
  const room = style.grid.lines - Math.ceil(imprintHeight / typeArea(style).pitch) - 1
  const [first, last] = [-0.5, 0.5].map((give) => {
    const lines = blocks.reduce((sum, block) => sum + linesOf(block, style, give), 0)
    const page = Math.ceil(lines / style.grid.lines)
    return { page, used: lines - (page - 1) * style.grid.lines }
  })
  if (!first || !last || first.page !== last.page || first.page % 2 !== 0) return 'odd or unsure'
  return Math.max(first.used, last.used) <= room ? 'room' : 'full'
}
