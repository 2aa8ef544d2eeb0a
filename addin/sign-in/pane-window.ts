/** Excel's dialog as the window of a sign-in: its first page is our own, which goes on to the issuer (sign-in-page.ts). */
import type { SignInSettings } from '../api/sign-in-api.ts'
import type { OfficeShell } from '../office-shell.ts'
import { signedInUri, signInPageUrl, signOutPageUrl } from './sign-in-address.ts'
import type { SignInWindow } from './window-source.ts'

/** `origin`: the pane's. */
export const createPaneWindow = (shell: Pick<OfficeShell, 'askInDialog'>, origin: string): SignInWindow => ({
  redirectUri: signedInUri(origin),
  show: (_settings, request, signal) => shell.askInDialog(signInPageUrl(origin, request), signal),
  async showEnd(_settings: SignInSettings, signal) {
    const shown = await shell.askInDialog(signOutPageUrl(origin), signal)
    return shown.kind === 'message'
  },
})
