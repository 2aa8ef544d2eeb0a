/** The pane's sign-in, put together: Excel's own where there is one, else a dialog. */
import { readSignInSettings, type SignInSettings } from '../api/sign-in-api.ts'
import type { OfficeShell } from '../office-shell.ts'
import { keepOnceRead } from '../sign-in/kept-settings.ts'
import { createPaneSource } from '../sign-in/pane-source.ts'
import { createPaneWindow } from '../sign-in/pane-window.ts'
import { createSession, type Session } from '../sign-in/session.ts'
import { createWindowSource } from '../sign-in/window-source.ts'

const now = (): number => Date.now()

export function openSession(shell: OfficeShell, onExpired: () => void): Session {
  const { language } = shell
  const settings = keepOnceRead(() => readSignInSettings(language, now))
  // Before anybody presses the button: browsers open no window that comes too long after it.
  void settings()
  const window = createPaneWindow(shell, globalThis.location.origin)
  const dialog = createWindowSource({ settings, window, language: () => language, now })
  const loadNested = async (read: SignInSettings) => {
    const { createNestedSource } = await import('../sign-in/nested-source.ts')
    return createNestedSource(read, now)
  }
  return createSession({ source: createPaneSource({ shell, settings, dialog, loadNested }), now, onExpired })
}
