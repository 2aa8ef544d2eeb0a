/** The blocks of a bulletin → WordprocessingML: every paragraph has a style, and hardly anything else. */
import { type Block, runsText } from '../core/bulletin.ts'
import { type PrintStyle, typeArea } from '../core/print-style.ts'
import { cells } from './docx-measure.ts'
import { border, pitchTwips, styleIds, type TextRole, twips } from './docx-styles.ts'
import { escapeMarkup } from './markup.ts'

export interface BodyWriter {
  readonly block: (block: Exclude<Block, { kind: 'imprint' }>) => string
  readonly paragraph: (role: TextRole, runs: string) => string
  readonly run: (text: string, as?: RunProperties) => string
}
interface RunProperties {
  readonly style?: TextRole
  /** Run properties after `w:rStyle` and `w:rFonts`. */
  readonly more?: string
}

/** What writes the blocks of one document. */
export function bodyWriter(style: PrintStyle, language: 'zh-CN' | 'en'): BodyWriter {
  // Word's own mark on Han text: “ ” — … are full-width there, and obey the line rules.
  const hint = language === 'zh-CN' ? '<w:rFonts w:hint="eastAsia"/>' : ''
  const plain = hint === '' ? '' : `<w:rPr>${hint}</w:rPr>`

  const run: BodyWriter['run'] = (text, as) => {
    if (text === '') return ''
    const named = as?.style === undefined ? '' : `<w:rStyle w:val="${styleIds[as.style]}"/>`
    const properties = as ? `<w:rPr>${named}${hint}${as.more ?? ''}</w:rPr>` : plain
    const lines = escapeMarkup(text).split('\n')
    return `<w:r>${properties}${lines.map((line) => `<w:t xml:space="preserve">${line}</w:t>`).join('<w:br/>')}</w:r>`
  }
  const paragraph: BodyWriter['paragraph'] = (role, runs) =>
    `<w:p><w:pPr><w:pStyle w:val="${styleIds[role]}"/></w:pPr>${runs}</w:p>`
  const text = (role: TextRole, words: string): string => paragraph(role, run(words))
  /** The last letter has no space after it, which Word would count and the line would not be centred. */
  const masthead = (name: string): string => {
    const { spacing, size } = mastheadFit(name, style)
    const last = [...name].at(-1) ?? ''
    return (
      run(name.slice(0, name.length - last.length), { more: spacing + size }) + run(last, { more: noSpacing + size })
    )
  }

  const block: BodyWriter['block'] = (block) => {
    switch (block.kind) {
      case 'masthead':
        return (
          paragraph('masthead', masthead(block.name)) +
          (block.number === undefined ? '' : text('number', block.number)) +
          paragraph('issuer', `${run(block.issuer)}<w:r><w:tab/></w:r>${run(block.issuedOn)}`)
        )
      case 'title':
        return text('title', block.text) + text('period', block.periodLine)
      case 'heading':
        return text(block.level === 1 ? 'heading1' : 'heading2', block.number + block.text)
      case 'paragraph':
        return text('body', runsText(block.runs))
      case 'item':
        return block.paragraphs
          .map((words, i) => {
            if (i > 0) return text('body', words)
            if (block.headline === undefined) return text('body', block.number + words)
            return paragraph('body', run(block.number) + run(block.headline, { style: 'headline' }) + run(words))
          })
          .join('')
      case 'line':
        return paragraph('body', run(block.number + block.head, { style: 'lineHead' }) + run(block.text))
      case 'table':
        return table(block, style, { run, paragraph })
      case 'correction':
        return text('correction', block.text)
    }
  }
  return { block, paragraph, run }
}

const noSpacing = '<w:spacing w:val="0"/>'

/** A long name stays on one line: first its letters move together, then they become smaller. */
function mastheadFit(name: string, style: PrintStyle): { spacing: string; size: string } {
  const { size, letterSpacing } = style.text.masthead
  const { width } = typeArea(style)
  const em = cells(name)
  const gaps = Math.max(1, [...name].length - 1)
  if (em * size + gaps * letterSpacing <= width) return { spacing: '', size: '' }
  const fitted = Math.max(5, Math.min(size, Math.floor((2 * width) / em) / 2))
  const spacing = Math.max(0, (width - em * fitted) / gaps)
  return {
    spacing: `<w:spacing w:val="${Math.floor(spacing * 20)}"/>`,
    size: fitted === size ? '' : `<w:sz w:val="${fitted * 2}"/>`,
  }
}

/** Padding left and right of a cell's text, in points. */
const padding = 4

/** Figures by department: a head row that each page repeats, rows that no page splits, columns as wide as they need. */
function table(
  block: Extract<Block, { kind: 'table' }>,
  style: PrintStyle,
  { run, paragraph }: Pick<BodyWriter, 'run' | 'paragraph'>,
): string {
  const texts = block.rows.map((row) => [row.head, ...row.cells.map((cell) => cell.text)])
  const named = ['', ...block.columns.map(({ heading, unit }) => (unit ? `${heading}\n${unit}` : heading))]
  const heads = Array.from(
    { length: Math.max(named.length, ...texts.map((row) => row.length)) },
    (_, i) => named[i] ?? '',
  )
  const { width } = typeArea(style)
  const { size } = style.text.table
  const wanted = heads.map((head, i) => {
    // A head may take two lines, and no word of it breaks; bold Latin letters are wider than half an em.
    const words = head.split(/\s/).map((word) => (/[\u2E80-\uFFFF]/.test(word) ? cells(word) / 2 : cells(word) * 1.25))
    const longest = Math.max(4, ...words, ...texts.map((row) => cells(row[i] ?? '')))
    return Math.min(longest, 20) * size + 2 * padding
  })
  const total = wanted.reduce((sum, one) => sum + one, 0)
  const columns = wanted.map((one) => Math.floor(twips((one * width) / total)))
  const small = Math.max(6, Math.floor((size * width * 2) / total) / 2)
  const more = total > width && small < size ? { more: `<w:sz w:val="${small * 2}"/>` } : undefined

  const cell = (words: string, i: number, head: boolean): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${columns[i] ?? 0}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>` +
    paragraph(i === 0 ? 'table' : 'figure', run(words, head ? { style: 'tableHead', ...more } : more)) +
    '</w:tc>'
  const row = (words: readonly string[], kind: 'head' | 'total' | 'plain'): string =>
    `<w:tr><w:trPr><w:cantSplit/>${kind === 'head' ? '<w:tblHeader/>' : ''}</w:trPr>` +
    heads.map((_, i) => cell(words[i] ?? '', i, kind !== 'plain')).join('') +
    '</w:tr>'
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => border(side, style.table.rule))
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${columns.reduce((sum, one) => sum + one, 0)}" w:type="dxa"/><w:jc w:val="center"/>` +
    `<w:tblBorders>${sides.join('')}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>` +
    `<w:left w:w="${twips(padding)}" w:type="dxa"/><w:right w:w="${twips(padding)}" w:type="dxa"/></w:tblCellMar>` +
    `</w:tblPr><w:tblGrid>${columns.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>` +
    row(heads, 'head') +
    block.rows.map((one, i) => row(texts[i] ?? [], one.total ? 'total' : 'plain')).join('') +
    '</w:tbl>' +
    // Without a paragraph between them Word makes two tables one.
    `<w:p><w:pPr><w:spacing w:line="${Math.round(pitchTwips(style) / 2)}" w:lineRule="exact"/></w:pPr></w:p>`
  )
}
