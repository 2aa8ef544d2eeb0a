/** What a new revision of a definition may not change: the ledger adds its figures to those of earlier editions. */
import type { Definition } from './definition.ts'
import { type Finding, finding } from './finding.ts'

/**
 * Figures that kept their id but not their meaning. Fewer decimals could not hold what was published; another unit or
 * kind would be added to it in silence. A figure that changes its meaning takes another id.
 */
export function changedFigures(before: Definition, after: Definition): Finding[] {
  const known = new Map(before.figures.map((f) => [f.id, f]))
  return after.figures.flatMap((figure, i): Finding[] => {
    const was = known.get(figure.id)
    if (!was) return []
    const path = `$.figures[${i}]`
    const differs = (key: 'kind' | 'unit', wanted: string, found: string) =>
      wanted === found
        ? []
        : [finding('wrong_value', { path: `${path}.${key}` }, { wanted: `${wanted} (or another id)`, found })]
    const fewer = { wanted: `at least ${was.decimals} (or another id)`, found: String(figure.decimals) }
    return [
      ...differs('kind', was.kind, figure.kind),
      ...differs('unit', was.unit, figure.unit),
      ...(figure.decimals < was.decimals ? [finding('wrong_value', { path: `${path}.decimals` }, fewer)] : []),
    ]
  })
}
