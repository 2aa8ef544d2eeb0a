/** A manifest of ours as lines: each element begins a line of its own, and its end tag stands at the same indent. */

export interface Block {
  /** From 0. */
  readonly first: number
  readonly last: number
  readonly name: string
}

const indentOf = (line: string): number => line.length - line.trimStart().length

/** Every element with the lines it takes. */
export function blocksOf(xml: string): Block[] {
  const lines = xml.split('\n')
  return lines.flatMap((line, first) => {
    const name = /^\s*<(?:\w+:)?(\w+)/.exec(line)?.[1]
    if (name === undefined) return []
    if (/\/>$|<\/[^>]+>$/.test(line)) return [{ first, last: first, name }]
    const rest = lines.slice(first + 1).findIndex((l) => l.trim().startsWith('</') && indentOf(l) === indentOf(line))
    return [{ first, last: first + 1 + rest, name }]
  })
}

export function without(xml: string, { first, last }: Block): string {
  const lines = xml.split('\n')
  return [...lines.slice(0, first), ...lines.slice(last + 1)].join('\n')
}

/** Two neighbours, the second before the first. */
export function swapped(xml: string, a: Block, b: Block): string {
  const lines = xml.split('\n')
  const take = (block: Block) => lines.slice(block.first, block.last + 1)
  return [...lines.slice(0, a.first), ...take(b), ...take(a), ...lines.slice(b.last + 1)].join('\n')
}
