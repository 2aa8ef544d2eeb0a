/** `=BULLETIN.TOTAL(…)` and the like ask for the bulletin that the pane has chosen, as the person who is there. */
import { readFigures } from '../api/figures-api.ts'
import type { Formula } from '../excel/custom-functions.ts'
import { createFormulas, type Formulas } from '../formulas/formulas.ts'
import type { AppState } from './app-state.ts'

/** Each person and bulletin has a cache of its own: nobody is shown what another was allowed to see. */
export function currentFormulas(stateNow: () => AppState): Readonly<Record<keyof Formulas, Formula>> {
  const made = new Map<string, Formulas>()
  const current = (): Formulas => {
    const { session, bulletin, language } = stateNow()
    const caller = { person: session.kind === 'signedIn' ? session.me.id : null, language }
    const key = JSON.stringify([caller, bulletin])
    const formulas =
      made.get(key) ??
      createFormulas({
        load: (issue, signal) => readFigures(caller, { bulletin: bulletin ?? '', issue }, signal),
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
