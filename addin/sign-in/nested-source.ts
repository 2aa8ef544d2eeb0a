/** Tokens from Excel itself (Nested App Auth, Microsoft Entra): by msal-browser, a chunk that only this loads. */
import {
  type AuthenticationResult,
  AuthError,
  createNestablePublicClientApplication,
  InteractionRequiredAuthError,
  type IPublicClientApplication,
  PublicClientApplication,
} from '@azure/msal-browser'
import type { SignInSettings } from '../api/sign-in-api.ts'
import type { Granted, SignInFault, Tokens, TokenSource } from './tokens.ts'

/** Undefined where Excel, whatever it says of its requirement sets, has no bridge after all. */
export async function createNestedSource(
  settings: SignInSettings,
  now: () => number,
): Promise<TokenSource | undefined> {
  let nested: IPublicClientApplication | undefined
  await createNestablePublicClientApplication(
    {
      auth: { clientId: settings.clientId, authority: settings.issuer.replace(/\/v2\.0\/?$/, '') },
      cache: { cacheLocation: 'memoryStorage' },
    },
    undefined,
    // Called only where there is a bridge: otherwise msal would go to the issuer by windows of its own.
    (configuration, controller) => {
      nested = new PublicClientApplication(configuration, controller)
      return nested
    },
  )
  return nested && sourceOf(nested, settings, now)
}

/** What msal asks for anyway. */
const openIdScopes: readonly string[] = ['openid', 'profile', 'offline_access']

function sourceOf(app: IPublicClientApplication, settings: SignInSettings, now: () => number): TokenSource {
  const scopes = settings.scope.split(' ').filter((scope) => scope !== '' && !openIdScopes.includes(scope))
  const silent = (forceRefresh: boolean) => app.acquireTokenSilent({ scopes, forceRefresh })
  return {
    async signIn() {
      try {
        return granted(await silent(false), now())
      } catch (error) {
        if (!(error instanceof InteractionRequiredAuthError)) return faultOf(error)
      }
      try {
        return granted(await app.acquireTokenPopup({ scopes }), now())
      } catch (error) {
        return faultOf(error)
      }
    },
    async renew(tokens) {
      try {
        const result = granted(await silent(true), now())
        const isSame = result.kind === 'granted' && result.tokens.subject === tokens.subject
        return isSame ? result : { kind: 'ended' }
      } catch (error) {
        return { kind: error instanceof InteractionRequiredAuthError ? 'ended' : 'unreachable' }
      }
    },
    // Excel's own account stays signed in.
    end: () => Promise.resolve(false),
  }
}

function granted({ accessToken, idTokenClaims, uniqueId, expiresOn }: AuthenticationResult, now: number): Granted {
  const { sub } = idTokenClaims as { readonly sub?: unknown }
  // The same as a dialog's ID token says, for either may renew a sign-in by the other.
  const subject = typeof sub === 'string' ? sub : uniqueId
  const life = expiresOn === null ? Infinity : expiresOn.getTime() - now
  const tokens: Tokens = { access: accessToken, subject, renewAt: now + life - Math.min(60_000, life / 2) }
  return { kind: 'granted', tokens }
}

function faultOf(error: unknown): SignInFault {
  if (!(error instanceof AuthError)) return { kind: 'unexpected' }
  if (error.errorCode === 'user_canceled') return { kind: 'cancelled' }
  if (error.errorCode === 'no_network_connectivity') return { kind: 'issuerUnreachable' }
  return { kind: 'refused', error: error.errorCode, description: error.errorMessage }
}
