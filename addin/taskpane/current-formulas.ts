/** `=BULLETIN.TOTAL(…)` and the like ask for the bulletin that the pane has chosen, as the person who is there. */
import type { Caller } from '../api/caller.ts'
import { readFigures } from '../api/figures-api.ts'
import type { Formula } from '../excel/custom-functions.ts'
import { createFormulas, type Formulas } from '../formulas/formulas.ts'
import { type AppState, chosenBulletin } from './app-state.ts'

/** Each person and bulletin has a cache of its own: nobody is shown what another was allowed to see. */
export function currentFormulas(stateNow: () => AppState): Readonly<Record<keyof Formulas, Formula>> {
  const made = new Map<string, Formulas>()
  const current = (): Formulas => {
    const state = stateNow()
    const { session, language } = state
    const isThere = session.kind === 'signedIn'
    const caller: Caller = isThere ? session.caller : { language, token: () => Promise.resolve(undefined) }
    const bulletin = chosenBulletin(state)?.bulletin ?? ''
    const key = JSON.stringify([isThere ? session.me.id : null, language, bulletin])
    const formulas =
      made.get(key) ??
      createFormulas({
        load: (issue, signal) => readFigures(caller, { bulletin, issue }, signal),
        now: () => Date.now(),
        language,
      })
    made.set(key, formulas)
    return formulas
  }
  return {
    TOTAL: ([figure = '', issue = ''], signal) => current().TOTAL(figure, issue, signal),
    YTD: ([figure = '', issue = ''], signal) => current().YTD(figure, issue, signal),
    FIGURE: ([department = '', figure = '', issue = ''], signal) => current().FIGURE(department, figure, issue, signal),
  }
}
