/** The pane's entry: the one place that knows Excel's adapters, the panes and the formulas. */
import { createRoot } from 'react-dom/client'
import { associateFormulas } from '../excel/custom-functions.ts'
import { createExcelHost } from '../excel/excel-host.ts'
import { startOffice } from '../excel/start-office.ts'
import { languageFor } from '../language.ts'
import { createStore } from '../parts/store.ts'
import { App } from './App.tsx'
import { createAppEffects } from './app-effects.ts'
import { type AppAction, type AppState, initialApp, reduceApp } from './app-state.ts'
import { currentFormulas } from './current-formulas.ts'
import { openSession } from './open-session.ts'

const store = createStore<AppState, AppAction>({
  initial: initialApp(
    languageFor(navigator.language),
    window.matchMedia('(prefers-color-scheme: dark)').matches,
    navigator.onLine,
  ),
  reduce: reduceApp,
  startEffects: createAppEffects({ startOffice, openSession }),
})
associateFormulas(currentFormulas(store.getState))

const root = document.getElementById('pane')
if (!root) throw new Error('taskpane.html has no #pane')
createRoot(root).render(<App store={store} host={createExcelHost()} />)
