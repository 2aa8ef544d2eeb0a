/**
 * The address of the dialog's first page: it says which request is meant, never where to go. Whatever an address says,
 * the page leads to the issuer that `GET /api/sign-in` names, for our own client and back to our own page.
 */
import { languageFor } from '../language.ts'
import type { SignInSettings } from '../api/sign-in-api.ts'
import { type AuthorizationRequest, authorizationUrl, endSessionUrl } from './authorization.ts'

/** Where the issuer sends the dialog back to; it is registered there. */
export const signedInUri = (origin: string): string => `${origin}/pane/signed-in.html`

export function signInPageUrl(origin: string, { state, nonce, challenge, language, prompt }: AuthorizationRequest) {
  const parameters = new URLSearchParams({ state, nonce, challenge, language, ...(prompt ? { prompt } : {}) })
  return `${origin}/pane/sign-in.html?${parameters.toString()}`
}

export const signOutPageUrl = (origin: string): string => `${origin}/pane/sign-in.html?end=1`

/** What oauth4webapi makes: 32 bytes in base64url. */
const random = /^[\w-]{43}$/

/** Where the page at `search` goes; undefined for an address that our pane never made, or a sign-out that the issuer has not. */
export function leadTo(settings: SignInSettings, redirectUri: string, search: URLSearchParams): string | undefined {
  if (search.get('end') === '1') return endSessionUrl(settings, redirectUri)
  const [state = '', nonce = '', challenge = ''] = ['state', 'nonce', 'challenge'].map((name) => search.get(name) ?? '')
  if (![state, nonce, challenge].every((value) => random.test(value))) return undefined
  const language = languageFor(search.get('language') ?? undefined)
  const prompt = search.get('prompt') === 'login' ? 'login' : undefined
  return authorizationUrl(settings, redirectUri, { state, nonce, challenge, language, prompt })
}
