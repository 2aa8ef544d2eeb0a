/** Where the task pane's tokens come from: Excel itself where it and the issuer can, else a dialog. */
import type { Result } from '../api/request.ts'
import type { SignInSettings } from '../api/sign-in-api.ts'
import type { OfficeShell } from '../office-shell.ts'
import type { TokenSource } from './tokens.ts'

export interface PaneSourceSettings {
  readonly shell: Pick<OfficeShell, 'supports'>
  readonly settings: () => Promise<Result<SignInSettings>>
  readonly dialog: TokenSource
  /** Loads the chunk with msal in it; undefined where Excel has no bridge after all. */
  readonly loadNested: (settings: SignInSettings) => Promise<TokenSource | undefined>
}

export function createPaneSource({ shell, settings, dialog, loadNested }: PaneSourceSettings): TokenSource {
  let loaded: Promise<TokenSource | undefined> | undefined
  /** Who gave the tokens that there are. */
  let current = dialog

  async function nested(): Promise<TokenSource | undefined> {
    if (!shell.supports('NestedAppAuth', '1.1')) return undefined
    const read = await settings()
    if (!read.ok || !read.value.nested) return undefined
    // A chunk that did not come is no reason not to sign in.
    loaded ??= loadNested(read.value).catch(() => undefined)
    return loaded
  }

  return {
    async signIn(how) {
      // Excel would give the same account again, without asking.
      const own = how.again ? undefined : await nested()
      const granted = own && (await own.signIn(how))
      if (own && granted && (granted.kind === 'granted' || granted.kind === 'cancelled')) {
        current = own
        return granted
      }
      current = dialog
      return dialog.signIn(how)
    },
    renew: (tokens) => current.renew(tokens),
    end(tokens, signal) {
      const ending = current
      // What msal keeps in memory goes with it.
      loaded = undefined
      current = dialog
      return ending.end(tokens, signal)
    },
  }
}
