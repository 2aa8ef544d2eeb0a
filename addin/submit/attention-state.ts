/** What the eye and the screen reader are led to. Pure. */
import type { Selection } from '../spreadsheet-host.ts'
import { type Attention, findingsOf, type SubmitState } from './submit-state.ts'

type WithoutTurn<T> = T extends Attention ? Omit<T, 'turn'> : never

/** Leads the eye to something, anew even where it was led there before. */
export const turned = (state: SubmitState, to: WithoutTurn<Attention>): SubmitState => ({
  ...state,
  attention: { ...to, turn: (state.attention?.turn ?? 0) + 1 },
})

/** From a cell of the sheet to what was found there (the context menu's entry). */
export function cellAsked(state: SubmitState, { sheet, cell }: Selection): SubmitState {
  const own = state.check.kind === 'done' && state.check.sheet === sheet
  const found = own ? findingsOf(state).find((finding) => finding.cell === cell) : undefined
  return turned(state, found ? { kind: 'finding', key: found.key } : { kind: 'nothingAtCell', cell })
}
