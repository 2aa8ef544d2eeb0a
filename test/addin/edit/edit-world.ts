/** An editor's pane before a whole deployment in memory and a workbook in memory: for tests. */
import { onTestFinished, vi } from 'vitest'
import type { OfficeRole } from '../../../addin/api/answers.ts'
import { createEdit, type Edit } from '../../../addin/edit/edit.ts'
import type { EditAction, EditState } from '../../../addin/edit/edit-state.ts'
import { chosenIssue } from '../../../addin/edit/issues-state.ts'
import type { ReadSheet } from '../../../addin/edit/review-sheet.ts'
import type { Command, EnabledCommands, OfficeShell } from '../../../addin/office-shell.ts'
import { hospital, type TestWorld } from '../../http/world.ts'
import { type AppFetch, callerOf, serveApp } from '../api/app-fetch.ts'
import { type MemoryExcel, openMemoryExcel } from '../memory-spreadsheet-host.ts'

export interface EditWorld {
  readonly edit: Edit
  readonly excel: MemoryExcel
  readonly server: AppFetch
  /** What the ribbon was told last. */
  readonly ribbon: () => EnabledCommands | undefined
  readonly run: (command: Command) => void
  readonly state: () => EditState
  readonly dispatch: (action: EditAction) => void
  /** Waits until the state is so; fails after two seconds with what it is. */
  until(isSo: (state: EditState) => boolean): Promise<EditState>
  /** The review sheet as it was last read. */
  readonly sheet: () => ReadSheet
}

export interface EditWorldOptions {
  readonly excel?: MemoryExcel
  /** Of the sample's people; one of the office is what she is called. */
  readonly person?: string
  /** Another pane answers `fetch` already. */
  readonly server?: AppFetch
}

export function openEdit(t: TestWorld, options: EditWorldOptions = {}): EditWorld {
  const server = options.server ?? serveApp(t)
  const excel = options.excel ?? openMemoryExcel()
  const commands = new Map<Command, () => void>()
  let enabled: EnabledCommands | undefined
  const shell: OfficeShell = {
    language: 'en',
    theme: { dark: false },
    onThemeChanged: () => undefined,
    onCommand: (command, run) => void commands.set(command, run),
    enableCommands: (buttons) => {
      enabled = buttons
      return Promise.resolve()
    },
    showPane: () => Promise.resolve(),
    askInDialog: () => Promise.resolve({ kind: 'blocked' }),
    supports: () => false,
  }
  const { person = 'editor' } = options
  const role: OfficeRole = person === 'admin' || person === 'auditor' ? person : 'editor'
  const edit = createEdit({
    host: excel.host,
    shell,
    caller: callerOf(person),
    person: { id: person, name: person },
    role,
    bulletin: {
      bulletin: hospital,
      name: 'Hospital weekly',
      language: 'en',
      departments: [
        { department: 'emergency', name: 'Emergency Department' },
        { department: 'maternity', name: 'Maternity Unit' },
      ],
      roles: [role],
      own: [],
    },
    language: 'en',
    now: () => t.world.clock.now(),
  })
  onTestFinished(() => {
    edit.close()
    vi.unstubAllGlobals()
  })
  const state = (): EditState => edit.store.getState()
  return {
    edit,
    excel,
    server,
    ribbon: () => enabled,
    run: (command) => commands.get(command)?.(),
    state,
    dispatch: (action) => {
      edit.store.dispatch(action)
    },
    async until(isSo) {
      await vi.waitFor(
        () => {
          if (!isSo(state())) throw new Error(`Not so: ${JSON.stringify(summary(state()))}`)
        },
        { timeout: 2000, interval: 5 },
      )
      return state()
    },
    sheet() {
      const { sheet } = state().review
      if (sheet.kind !== 'read') throw new Error(`The review sheet is ${sheet.kind}`)
      return sheet.sheet
    },
  }
}

const summary = (state: EditState) => ({
  tab: state.tab,
  issue: chosenIssue(state.issues)?.issue,
  work: state.review.work.kind,
  sheet: state.review.sheet.kind,
  writing: state.review.writing,
  trouble: state.review.trouble,
  preview: state.review.preview.html.kind,
  publish: state.publish.kind,
  notice: state.notice,
})

/** The pane with the hospital's week merged, its review sheet read and its page shown. */
export async function merged(t: TestWorld, options: EditWorldOptions = {}): Promise<EditWorld> {
  const pane = openEdit(t, options)
  await pane.until((s) => s.board.board.kind === 'ready' && s.review.sheet.kind === 'none')
  pane.dispatch({ type: 'mergeAsked' })
  await pane.until(
    (s) => s.review.work.kind === 'idle' && s.review.sheet.kind === 'read' && s.review.preview.html.kind === 'ready',
  )
  return pane
}

/** What the page of the preview says, without its markup. */
export function pageText(state: EditState): string {
  const { html } = state.review.preview
  const page = html.kind === 'ready' ? html.value : ''
  return page
    .replace(/^[^]*<article/, '')
    .replace(/<\/article[^]*$/, '')
    .replace(/<[^>]+>/g, '')
}
