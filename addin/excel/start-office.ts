/** How the pane finds itself in Office, and what it gets of it. */
import { type EnabledCommands, type OfficeShell, type Start } from '../office-shell.ts'
import { languageFor } from '../language.ts'
import { askInDialog } from './dialog.ts'
import { type GivenTheme, themeOf, watchTheme } from './office-theme.ts'
import { has } from './visit.ts'

/** The oldest Excel that we work with: the first that has ranges of several areas, `find` and page layout. */
const floor = '1.9'

/** Ids of manifest.xml. */
const ribbon = {
  tab: 'TabHome',
  group: 'Bulletin.Group',
  controls: { check: 'Bulletin.Check', upload: 'Bulletin.Upload', merge: 'Bulletin.Merge' },
} as const

/** What Office.context has beyond office.d.ts. */
interface GivenContext {
  readonly officeTheme?: GivenTheme
  readonly partitionKey?: string
}

/** Waits for Office; never rejects, for the pane has a screen for each answer. */
export async function startOffice(): Promise<Start> {
  if ((globalThis as { Office?: unknown }).Office === undefined) return { kind: 'noOfficeJs' }
  const { host } = await Office.onReady()
  if ((host as Office.HostType | null) !== Office.HostType.Excel) return { kind: 'notExcel' }
  // office.js fetches its part for Excel when it knows where it is; that may be blocked by itself.
  if ((globalThis as { Excel?: unknown }).Excel === undefined) return { kind: 'noOfficeJs' }
  return has(floor) ? { kind: 'ready', shell: createShell() } : { kind: 'tooOld', missing: `ExcelApi ${floor}` }
}

function createShell(): OfficeShell {
  const given = (): GivenContext => Office.context
  const currentTheme = () => themeOf(given().officeTheme)
  const { partitionKey } = given()
  return {
    language: languageFor(Office.context.displayLanguage),
    theme: currentTheme(),
    ...(partitionKey === undefined ? {} : { partitionKey }),
    onThemeChanged(listener) {
      watchTheme(currentTheme, listener)
    },
    onCommand(command, run) {
      Office.actions.associate(command, (event?: Office.AddinCommands.Event) => {
        run()
        // The button turns until it is told; a shortcut passes no event.
        event?.completed()
      })
    },
    enableCommands,
    showPane,
    askInDialog,
    supports: (set, version) => Office.context.requirements.isSetSupported(set, version),
  }
}

async function enableCommands(enabled: EnabledCommands): Promise<void> {
  if (!Office.context.requirements.isSetSupported('RibbonApi', '1.1')) return
  const { tab, group, controls } = ribbon
  const update = [
    { id: controls.check, enabled: enabled.check },
    { id: controls.upload, enabled: enabled.upload },
    { id: controls.merge, enabled: enabled.merge },
  ]
  try {
    await Office.ribbon.requestUpdate({ tabs: [{ id: tab, groups: [{ id: group, controls: update }] }] })
  } catch {
    // A ribbon that people or a policy have changed: its buttons stay as they are, and the pane has its own.
  }
}

async function showPane(): Promise<void> {
  if (!Office.context.requirements.isSetSupported('SharedRuntime', '1.1')) return
  await Office.addin.showAsTaskpane()
}
