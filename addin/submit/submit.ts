/** A department's pane at work: its store, its timers, Excel's events and the ribbon. */
import type { BulletinEntry } from '../api/answers.ts'
import type { Caller } from '../api/caller.ts'
import type { Language } from '../language.ts'
import type { Command, OfficeShell } from '../office-shell.ts'
import { createStore, type Store } from '../parts/store.ts'
import type { SheetId, SpreadsheetHost, Unsubscribe } from '../spreadsheet-host.ts'
import { startSubmitEffects, type SubmitWorld } from './submit-effects.ts'
import { reduceSubmit } from './reduce-submit.ts'
import type { SubmitAction } from './submit-action.ts'
import { hasSheet, initialSubmit, isBusy, type SubmitState } from './submit-state.ts'

export interface SubmitContext {
  readonly host: SpreadsheetHost
  readonly shell: OfficeShell
  readonly caller: Caller
  readonly bulletin: BulletinEntry
  readonly department: string
  readonly language: Language
  /** Milliseconds; set right by the server's time. */
  readonly now: () => number
}

export interface Submit {
  readonly store: Store<SubmitState, SubmitAction>
  readonly bulletin: BulletinEntry
  /** Brings a cell of her sheet to the front. */
  readonly goTo: (cell: string) => void
  /** Ends timers and subscriptions. */
  readonly close: () => void
}

/** How long she must have stopped typing before the sheet is read again. */
const calm = 300
/** How often the pane asks whether the sheet was returned, published or reopened meanwhile. */
const refresh = 60_000

export function createSubmit(context: SubmitContext): Submit {
  const { host, shell, caller, bulletin, department, language, now } = context
  let ahead = 0
  let closed = false
  const serverTime = (): number => now() + ahead
  const dispatch = (action: SubmitAction): void => {
    if (!closed) store.dispatch(action)
  }
  const tellTime = (server: number): void => {
    ahead = server - now()
    dispatch({ type: 'ticked', now: serverTime() })
  }
  const world: SubmitWorld = { host, caller, tellTime, inTurn: takingTurns() }
  const store = createStore<SubmitState, SubmitAction>({
    initial: initialSubmit({ bulletin: bulletin.bulletin, department, language }, serverTime()),
    reduce: reduceSubmit,
    startEffects: (before, after, answer) => {
      startSubmitEffects({ world, before, after, dispatch: answer })
      tellRibbon(shell, before, after)
    },
  })
  const timer = setInterval(() => {
    dispatch({ type: 'ticked', now: serverTime() })
    if (document.visibilityState === 'visible') dispatch({ type: 'refreshAsked' })
  }, refresh)
  const stopWatching = watchEdits(host, (sheet) => dispatch({ type: 'edited', sheet }))
  listenToCommands(shell, host, dispatch, () => closed)
  return {
    store,
    bulletin,
    goTo(cell) {
      const { sheet } = store.getState()
      if (sheet.kind !== 'found') return
      // A sheet that cannot be shown is gone, or Excel is busy: looking again tells which.
      host.goTo(sheet.id, cell).catch(() => dispatch({ type: 'visitAsked', purpose: 'look' }))
    },
    close() {
      closed = true
      clearInterval(timer)
      stopWatching()
      // The ribbon outlives the pane that was signed out of.
      void shell.enableCommands({ check: false, upload: false, merge: false })
    },
  }
}

/** Runs one after the other, whatever came of those before. */
function takingTurns(): SubmitWorld['inTurn'] {
  let last: Promise<unknown> = Promise.resolve()
  return (run) => {
    const turn = last.then(run, run)
    last = turn
    return turn
  }
}

/** Tells of a sheet that was edited, once its editor has paused. */
function watchEdits(host: SpreadsheetHost, tell: (sheet: SheetId) => void): Unsubscribe {
  const waiting = new Map<SheetId, ReturnType<typeof setTimeout>>()
  let end: Unsubscribe | undefined
  let closed = false
  host
    .onEdited(({ sheet }) => {
      clearTimeout(waiting.get(sheet))
      waiting.set(
        sheet,
        setTimeout(() => {
          waiting.delete(sheet)
          tell(sheet)
        }, calm),
      )
    })
    .then(
      (unsubscribe) => {
        if (closed) unsubscribe()
        else end = unsubscribe
      },
      // An Excel that cannot tell of edits: she presses Check again.
      () => undefined,
    )
  return () => {
    closed = true
    for (const timer of waiting.values()) clearTimeout(timer)
    end?.()
  }
}

function listenToCommands(
  shell: OfficeShell,
  host: SpreadsheetHost,
  dispatch: (action: SubmitAction) => void,
  isClosed: () => boolean,
): void {
  const onCommand = (command: Command, run: () => void): void => {
    shell.onCommand(command, () => {
      void shell.showPane()
      if (!isClosed()) run()
    })
  }
  onCommand('bulletin.check', () => dispatch({ type: 'visitAsked', purpose: 'check' }))
  onCommand('bulletin.upload', () => dispatch({ type: 'visitAsked', purpose: 'upload' }))
  onCommand('bulletin.goToFinding', () => {
    host.selection().then(
      (selection) => dispatch({ type: 'cellAsked', selection }),
      () => undefined,
    )
  })
}

function tellRibbon(shell: OfficeShell, before: SubmitState | null, after: SubmitState): void {
  const enabled = hasSheet(after) && !isBusy(after)
  if (before && enabled === (hasSheet(before) && !isBusy(before))) return
  void shell.enableCommands({ check: enabled, upload: enabled, merge: false })
}
