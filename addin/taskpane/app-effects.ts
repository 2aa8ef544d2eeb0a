/** What entering a state of the app sets going; every answer comes back as an action. */
import { listBulletins, readMe } from '../api/api.ts'
import { commands, type OfficeShell, type Start } from '../office-shell.ts'
import type { AppAction, AppState } from './app-state.ts'
import { recall, remember } from './remembered.ts'

export function startAppEffects(
  startOffice: () => Promise<Start>,
  before: AppState | null,
  after: AppState,
  dispatch: (action: AppAction) => void,
): void {
  const { session, bulletins, language } = after
  if (after.language !== before?.language) document.documentElement.lang = after.language
  if (before === null) {
    watchNetwork(dispatch)
    void startOffice().then((start) => dispatch({ type: 'started', start, ...recall(partitionOf(start)) }))
    return
  }
  if (after.start !== before.start && after.start.kind === 'ready') attend(after.start.shell, dispatch)
  if (bulletins.kind === 'loading' && before.bulletins.kind !== 'loading')
    void listBulletins({ person: null, language }).then((result) => dispatch({ type: 'bulletinsLoaded', result }))
  if (session.kind === 'asking' && session !== before.session) {
    const { person } = session
    void readMe({ person, language }).then((result) => dispatch({ type: 'signInAnswered', person, result }))
  }
  const person = session.kind === 'signedIn' ? session.me.id : null
  const known = session.kind === 'signedIn' || session.kind === 'signedOut'
  if (known && after.start.kind === 'ready' && (session !== before.session || after.bulletin !== before.bulletin))
    remember(partitionOf(after.start), { person, bulletin: after.bulletin })
}

/** Until a role's pane takes a command over, its key or button brings the pane, which says what is to be done first. */
function attend(shell: OfficeShell, dispatch: (action: AppAction) => void): void {
  shell.onThemeChanged(({ dark }) => dispatch({ type: 'themeChanged', dark }))
  for (const command of commands) shell.onCommand(command, () => void shell.showPane())
}

/** Excel's part of the browser's storage. */
const partitionOf = (start: AppState['start']): string =>
  start.kind === 'ready' ? (start.shell.partitionKey ?? '') : ''

function watchNetwork(dispatch: (action: AppAction) => void): void {
  for (const [event, online] of [
    ['online', true],
    ['offline', false],
  ] as const)
    window.addEventListener(event, () => dispatch({ type: 'onlineChanged', online }))
}
