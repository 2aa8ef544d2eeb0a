/** Published figures, for formulas in any workbook of the office: what recipients have, as numbers. */
import type { Edition } from '../core/issue.ts'
import type { CivilDate } from '../core/period.ts'
import { loadIssue } from './issue-state.ts'
import { requireState } from './rights.ts'
import type { AskedOnIssue, World } from './world.ts'

export interface PublishedFigures {
  readonly issue: string
  readonly edition: number
  readonly issuedOn: CivilDate
  readonly figures: readonly {
    readonly id: string
    readonly name: string
    readonly unit: string
    readonly decimals: number
  }[]
  readonly totals: Edition['totals']
  /** Those that are in the edition, in the definition's order; week values as canonical decimals. */
  readonly departments: readonly {
    readonly department: string
    readonly name: string
    readonly values: Readonly<Record<string, string>>
  }[]
}

/** Of the newest edition, also while it is being corrected; for everybody who is signed in. @throws Refusal not_published */
export async function showFigures(world: World, request: AskedOnIssue): Promise<PublishedFigures> {
  const { issue, definition, state } = await loadIssue(world.store, request.bulletin, request.issue)
  requireState('readFigures', { issue, state })
  if (state.state === 'collecting') throw new Error('The table of rights shows figures that are not published')
  const { edition } = state
  return {
    issue: issue.issue,
    edition: edition.revision,
    issuedOn: edition.issuedOn,
    figures: definition.definition.figures.map(({ id, name, unit, decimals }) => ({ id, name, unit, decimals })),
    totals: edition.totals,
    departments: definition.definition.departments.flatMap(({ id, name }) => {
      const values = edition.departments[id]
      return values === undefined ? [] : [{ department: id, name, values }]
    }),
  }
}
