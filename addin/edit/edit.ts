/** The editor's pane at work: its store, its timers, Excel's events and the ribbon. */
import type { BulletinEntry, Me, OfficeRole } from '../api/answers.ts'
import type { Caller } from '../api/caller.ts'
import type { Language } from '../language.ts'
import type { OfficeShell } from '../office-shell.ts'
import { createStore, type Store } from '../parts/store.ts'
import type { SpreadsheetHost, Unsubscribe } from '../spreadsheet-host.ts'
import { startBoardEffects } from './board-effects.ts'
import { createReduceEdit, type EditAction, type EditState, initialEdit, mayMerge } from './edit-state.ts'
import { startIssuesEffects, startPublishEffects } from './issues-effects.ts'
import { startLinksEffects } from './links-effects.ts'
import { startAuditEffects, startPeopleEffects } from './office-effects.ts'
import { createPreviewEffects, type ReviewWorld, startReviewEffects } from './review-effects.ts'
import { watchSheets } from './sheet-watch.ts'
import { excelTrouble } from '../parts/trouble.ts'

export interface EditContext {
  readonly host: SpreadsheetHost
  readonly shell: OfficeShell
  readonly caller: Caller
  /** Who is there, as records name her. */
  readonly person: Pick<Me, 'id' | 'name'>
  readonly role: OfficeRole
  readonly bulletin: BulletinEntry
  readonly language: Language
  /** Milliseconds; set right by the server's time. */
  readonly now: () => number
}

export interface Edit {
  readonly store: Store<EditState, EditAction>
  readonly context: EditContext
  /** Brings a cell of the review sheet to the front. */
  readonly goTo: (cell: string) => void
  /** Ends timers and subscriptions. */
  readonly close: () => void
}

/** How often the board looks again while somebody can see it. */
const refresh = 15_000

export function createEdit(context: EditContext): Edit {
  const { host, shell, bulletin, now } = context
  let ahead = 0
  let latest = initialEdit(now())
  let closed = false
  const serverTime = (): number => now() + ahead
  const dispatch = (action: EditAction): void => {
    if (!closed) store.dispatch(action)
  }
  const watch = watchSheets(host, {
    read: (marked) => {
      dispatch({ type: 'sheetsRead', marked })
    },
    unreadable: (trouble) => {
      dispatch({ type: 'sheetUnreadable', trouble })
    },
  })
  const world: ReviewWorld = { watch, serverTime, latest: () => latest }
  const page = createPreviewEffects(context)
  // Shown at once: until the next tick the deadline would be reckoned by this computer's clock.
  const tellTime = (server: number | null): void => {
    if (server === null) return
    ahead = server - now()
    dispatch({ type: 'ticked', now: serverTime(), visible: false })
  }
  const store = createStore<EditState, EditAction>({
    initial: latest,
    reduce: createReduceEdit({ bulletin: bulletin.bulletin, role: context.role }),
    startEffects(before, after, answer) {
      latest = after
      startIssuesEffects(context, { tellTime }, before, after, answer)
      startBoardEffects(context, before, after, answer)
      startReviewEffects(context, world, before, after, answer)
      startPublishEffects(context, before, after, answer)
      startLinksEffects(context, before, after, answer)
      startPeopleEffects(context, before, after, answer)
      startAuditEffects(context, before, after, answer)
      page.start(before, after, answer)
      tellRibbon(context, before, after)
    },
  })
  const timer = setInterval(() => {
    dispatch({ type: 'ticked', now: serverTime(), visible: document.visibilityState === 'visible' })
  }, refresh)
  const unsubscribe = listen(context, world, dispatch)
  return {
    store,
    context,
    goTo(cell) {
      const { sheet } = latest.review
      if (sheet.kind !== 'read') return
      host.goTo(sheet.sheet.id, cell).catch((error: unknown) => {
        dispatch({ type: 'hostFailed', trouble: excelTrouble(error) })
        // Gone, perhaps.
        watch.readNow()
      })
    },
    close() {
      closed = true
      clearInterval(timer)
      watch.close()
      page.stop()
      unsubscribe()
      // The ribbon outlives the pane that was signed out of.
      void shell.enableCommands({ check: false, upload: false, merge: false })
    },
  }
}

function tellRibbon({ shell }: EditContext, before: EditState | null, after: EditState): void {
  const enabledIn = (state: EditState) => ({
    check: state.review.sheet.kind === 'read' || state.review.sheet.kind === 'found',
    upload: false,
    merge: mayMerge(state),
  })
  const [old, enabled] = [before && enabledIn(before), enabledIn(after)]
  if (old?.check !== enabled.check || old.merge !== enabled.merge) void shell.enableCommands(enabled)
}

/** Excel's events and the ribbon's commands. */
function listen(
  context: EditContext,
  { watch, latest }: ReviewWorld,
  dispatch: (action: EditAction) => void,
): () => void {
  const { host, shell } = context
  let closed = false
  const ends: Unsubscribe[] = []
  // An Excel that cannot tell of edits leaves the rest of the pane at work.
  const keep = (subscribed: Promise<Unsubscribe>): void => {
    subscribed.then((end) => {
      if (closed) end()
      else ends.push(end)
    }, excelTrouble)
  }
  keep(
    host.onEdited(({ sheet: edited }) => {
      const { sheet } = latest().review
      const id = sheet.kind === 'read' ? sheet.sheet.id : sheet.kind === 'found' ? sheet.found.id : undefined
      if (edited === id) watch.readSoon()
    }),
  )
  keep(
    host.onSelected((selection) => {
      dispatch({ type: 'cellSelected', selection })
    }),
  )
  const onCommand = (command: Parameters<OfficeShell['onCommand']>[0], run: () => void): void => {
    shell.onCommand(command, () => {
      if (!closed) run()
    })
  }
  onCommand('bulletin.merge', () => {
    dispatch({ type: 'tabChosen', tab: 'review' })
    if (mayMerge(latest())) dispatch({ type: 'mergeAsked' })
    void shell.showPane()
  })
  onCommand('bulletin.check', () => {
    watch.readNow()
    dispatch({ type: 'findingsAsked' })
    void shell.showPane()
  })
  onCommand('bulletin.goToFinding', () => {
    void shell.showPane()
    host.selection().then(
      (selection) => {
        dispatch({ type: 'cellAsked', selection })
      },
      (error: unknown) => {
        dispatch({ type: 'hostFailed', trouble: excelTrouble(error) })
      },
    )
  })
  return () => {
    closed = true
    for (const end of ends) end()
  }
}
