/** Layouts as golden files. */
import { cellName } from '../../functions/core/grid.ts'
import type { CellRange, SheetLayout } from '../../functions/core/sheet-layout.ts'

const rangeName = ({ from, to }: CellRange): string =>
  `${cellName(from.row, from.column)}:${cellName(to.row, to.column)}`

/** A sheet as text for people to review: each cell with its role, then what guards the inputs. */
export function asMarkdown(layout: SheetLayout): string {
  const cells = layout.cells.map(({ row, column, value, style }) => {
    const shown = typeof value === 'object' && value !== null ? `=${value.formula}` : (value ?? '')
    return `| ${cellName(row, column)} | ${shown} | ${style.role} | ${style.numberFormat ?? ''} |`
  })
  const rules = layout.validations.map(({ range, rule, prompt, error }) => {
    const source = rule.kind === 'list' && 'from' in rule.source ? { source: rangeName(rule.source) } : {}
    const said = `${prompt.title}: ${prompt.text} | ${error.style} | ${error.title}: ${error.text}`
    return `| ${rangeName(range)} | ${JSON.stringify({ ...rule, ...source })} | ${said} |`
  })
  const { name, columns, rowHeights, growingRows, merges, names, frozenRows, print } = layout
  const named = Object.fromEntries(Object.entries(names).map(([key, range]) => [key, rangeName(range)]))
  const rest = {
    name,
    columns,
    rowHeights,
    growingRows,
    merges: merges.map(rangeName),
    names: named,
    frozenRows,
    print,
  }
  return [
    '| cell | value | role | format |\n|---|---|---|---|',
    ...cells,
    '\n| range | rule | prompt | style | error |\n|---|---|---|---|---|',
    ...rules,
    `\n\`\`\`json\n${JSON.stringify(rest, null, 1)}\n\`\`\`\n`,
  ].join('\n')
}
