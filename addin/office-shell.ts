/**
 * What the pane needs from Office beside the workbook: how it started, its ribbon, its keys. `addin/excel/` implements
 * it; the panes know only this.
 */
import type { Language } from './language.ts'

/** The commands of ribbon, keyboard and context menu (manifest.xml). */
export const commands = [
  'bulletin.open',
  'bulletin.check',
  'bulletin.upload',
  'bulletin.merge',
  'bulletin.goToFinding',
] as const
export type Command = (typeof commands)[number]

/** The buttons that the pane enables and disables by role and state. */
export interface EnabledCommands {
  readonly check: boolean
  readonly upload: boolean
  readonly merge: boolean
}

export interface OfficeTheme {
  readonly dark: boolean
}

/** How the pane found itself. */
export type Start =
  | { readonly kind: 'ready'; readonly shell: OfficeShell }
  /** office.js did not load: blocked, or no network. */
  | { readonly kind: 'noOfficeJs' }
  /** A plain browser, or another Office program. */
  | { readonly kind: 'notExcel' }
  /** An Excel older than we work with. */
  | { readonly kind: 'tooOld'; readonly missing: string }

/** What came of a dialog. */
export type Shown =
  /** Its page has said something, and it was closed then. */
  | { readonly kind: 'message'; readonly text: string }
  /** By the person, or by whoever opened it. */
  | { readonly kind: 'closed' }
  /** There was none: a browser's or a policy's matter, or another one is open. */
  | { readonly kind: 'blocked' }

export interface OfficeShell {
  readonly language: Language
  readonly theme: OfficeTheme
  /** What goes before the keys of the browser's storage, where Office keeps it apart by site (excel.md, trap 18). */
  readonly partitionKey?: string
  onThemeChanged(listener: (theme: OfficeTheme) => void): void
  /** Runs when the ribbon's button, the shortcut or the menu entry is used. */
  onCommand(command: Command, run: () => void): void
  /** Rejects never: a ribbon that cannot be changed keeps its buttons as they are. */
  enableCommands(enabled: EnabledCommands): Promise<void>
  /** Opens the pane where it is closed (shared runtime). */
  showPane(): Promise<void>
  /**
   * Shows a page of the pane's own origin in a window until it says something (excel.md, Sign-in). Rejects never;
   * aborting closes it.
   */
  askInDialog(url: string, signal?: AbortSignal): Promise<Shown>
  /** Whether this Excel has a requirement set: `supports('NestedAppAuth', '1.1')`. */
  supports(set: string, version: string): boolean
}
