/** How wide a text is in a font, in pixels. */

let pen: CanvasRenderingContext2D | null | undefined
const known = new Map<string, number>()
/** More than a sheet has of numbers; then the memory begins anew. */
const mostKnown = 20_000

export function textWidth(text: string, font: string): number {
  const key = `${font}\n${text}`
  const width = known.get(key)
  if (width !== undefined) return width
  pen ??= document.createElement('canvas').getContext('2d')
  if (!pen) return 0
  if (known.size > mostKnown) known.clear()
  pen.font = font
  const measured = pen.measureText(text).width
  known.set(key, measured)
  return measured
}
