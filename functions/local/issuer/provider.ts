/** `oidc-provider` as we want it: one public client of our own, PKCE, access tokens as JWTs for the API. */
import type { EventEmitter } from 'node:events'
import {
  type Configuration,
  errors,
  type FindAccount,
  interactionPolicy,
  type KoaContextWithOIDC,
  Provider,
} from 'oidc-provider'
import type { Account, AccountStore } from './account.ts'
import type { IssuerKeys } from './issuer-keys.ts'
import { createIssuerStorage } from './issuer-storage.ts'
import { type Notice, noticePage, pageHeaders, signOutPage } from './page.ts'
import { pageLanguage } from './page-words.ts'

export const clientId = 'bulletin'
export const apiAudience = 'urn:bulletin:api'
export const apiScope = 'openid profile offline_access bulletin'

/** In seconds. */
export interface Lives {
  readonly accessToken: number
  /** Of a session and what renews its tokens: then the password is asked for again. */
  readonly session: number
}
/** Minutes, and a working day. */
export const usualLives: Lives = { accessToken: 600, session: 12 * 3600 }
const codeLife = 60
const beginningLife = 3600

export interface ProviderSettings {
  /** The address that people type: `https://bulletin.example.org`. */
  readonly publicUrl: string
  readonly accounts: AccountStore
  readonly keys: IssuerKeys
  readonly lives: Lives
  readonly report: (error: Error) => void
}

/** Where the client may be sent back to: the task pane's dialog, the web page. */
export const redirectUris = (publicUrl: string): string[] => [`${publicUrl}/pane/signed-in.html`, `${publicUrl}/`]

export function createProvider({ publicUrl, accounts, keys, lives, report }: ProviderSettings): Provider {
  const home = `${publicUrl}/`
  const isSecure = publicUrl.startsWith('https:')
  const cookie = { httpOnly: true, sameSite: 'lax', secure: isSecure, signed: true } as const
  const notice = (ctx: KoaContextWithOIDC, name: Notice): void => {
    const language = pageLanguage(ctx.oidc.params?.['ui_locales'], ctx.get('accept-language'))
    ctx.set(pageHeaders)
    ctx.body = noticePage(language, name, home)
  }
  const configuration: Configuration = {
    adapter: createIssuerStorage(),
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: redirectUris(publicUrl),
        post_logout_redirect_uris: redirectUris(publicUrl),
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: keys.signing.map((key) => ({ ...key })) },
    cookies: {
      names: { session: 'bulletin_session', interaction: 'bulletin_sign_in', resume: 'bulletin_resume' },
      keys: [...keys.cookies],
      long: { ...cookie, path: '/identity' },
      short: cookie,
    },
    responseTypes: ['code'],
    scopes: ['openid', 'profile', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name'] },
    // No userinfo endpoint: the name is in the id token.
    conformIdTokenClaims: false,
    allowOmittingSingleRegisteredRedirectUri: false,
    pkce: { required: () => true },
    clientAuthMethods: ['none'],
    // Our pages are of our own origin, which browsers name all the same when they post: no other reads answers.
    clientBasedCORS: (_ctx, origin) => origin === new URL(publicUrl).origin,
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    discovery: { ui_locales_supported: ['zh-CN', 'en'] },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx) => {
          const { session } = ctx.oidc
          if (session && ctx.oidc.entities.IdTokenHint?.payload['sub'] === session.accountId) return signOut(ctx)
          const { secret } = session?.state as { secret: string }
          const language = pageLanguage(ctx.oidc.params?.['ui_locales'], ctx.get('accept-language'))
          ctx.set(pageHeaders)
          ctx.body = signOutPage(language, { action: ctx.oidc.urlFor('end_session_confirm'), xsrf: secret, home })
        },
        postLogoutSuccessSource: (ctx) => {
          notice(ctx, 'signedOut')
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => apiAudience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== apiAudience) throw new errors.InvalidTarget()
          return {
            scope: 'bulletin',
            audience: apiAudience,
            accessTokenTTL: lives.accessToken,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'ES256' } },
          }
        },
      },
    },
    ttl: {
      AccessToken: lives.accessToken,
      AuthorizationCode: codeLife,
      IdToken: lives.session,
      Interaction: beginningLife,
      Session: lives.session,
      // Outlives the session whose sign-ins share it.
      Grant: 7 * lives.session,
      // A renewed one ends when the first would have.
      RefreshToken: (ctx) => ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? lives.session,
    },
    issueRefreshToken: () => true,
    rotateRefreshToken: () => true,
    expiresWithSession: () => true,
    findAccount: findAccount(accounts),
    loadExistingGrant,
    extraTokenClaims: async (_ctx, token) => {
      const account = 'accountId' in token ? await accounts.find(token.accountId) : undefined
      return account ? { name: account.name } : undefined
    },
    interactions: { policy: policy(accounts, lives), url: (_ctx, { uid }) => `/identity/interaction/${uid}` },
    renderError: (ctx, out) => {
      notice(ctx, out.error === 'server_error' ? 'broken' : ctx.status === 404 ? 'expired' : 'refused')
    },
  }
  const provider = new Provider(`${publicUrl}/identity`, configuration)
  provider.use(async (ctx, next) => {
    const { post_logout_redirect_uri: back } = ctx.query
    if (isSignOut(ctx)) {
      const session = await provider.Session.get(ctx)
      // Nobody to sign out: as if it were done.
      if (session.accountId === undefined) {
        const known = redirectUris(publicUrl).find((uri) => uri === back)
        ctx.redirect(signedOutUrl(known ?? provider.urlFor('end_session_success'), ctx.query['state']))
        return
      }
    }
    await next()
    if (ctx.status !== 404 || ctx.body !== undefined) return
    ctx.status = 404
    ctx.set(pageHeaders)
    ctx.body = noticePage(pageLanguage(undefined, ctx.get('accept-language')), 'notFound', home)
  })
  // The mount tells it the public address by these headers, and takes away what a client wrote there.
  provider.proxy = true
  provider.on('server_error', (_ctx, error: Error) => {
    report(error)
  })
  // Koa's own event, which the provider's types leave out. What a client did wrong is no fault of ours.
  const app: EventEmitter = provider
  app.on('error', (error: Error & { status?: number }) => {
    if ((error.status ?? 500) >= 500) report(error)
  })
  return provider
}

/** As loosely as the issuer's own router reads a path: whatever it takes for signing out. */
const isSignOut = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
  ['GET', 'HEAD'].includes(method) && /^\/session\/end\/?$/i.test(path)

function signedOutUrl(uri: string, state: unknown): string {
  const url = new URL(uri)
  if (typeof state === 'string') url.searchParams.set('state', state)
  return url.href
}

/** Asked by the client itself, which shows the id token of this very session: done without another question. */
async function signOut(ctx: KoaContextWithOIDC): Promise<void> {
  const { session, provider, cookies, params } = ctx.oidc
  const grantId = session?.grantIdFor(clientId)
  if (grantId !== undefined) await (await provider.Grant.find(grantId))?.destroy()
  await session?.destroy()
  cookies.set(provider.cookieName('session'), null, { path: '/identity' })
  const back = params?.['post_logout_redirect_uri']
  const isBack = typeof back === 'string'
  ctx.status = 303
  ctx.redirect(isBack ? signedOutUrl(back, params?.['state']) : ctx.oidc.urlFor('end_session_success'))
}

const isSignedInBefore = (account: Account, seconds: number | undefined): boolean =>
  seconds !== undefined && seconds < Math.floor(account.changedAt / 1000)

/** Nobody for an account that was removed, and for a token from before its password was changed. */
const findAccount =
  (accounts: AccountStore): FindAccount =>
  async (_ctx, id, token) => {
    const account = await accounts.find(id)
    if (!account || account.mustChange) return undefined
    const signedIn = token && 'authTime' in token ? token.authTime : undefined
    if (isSignedInBefore(account, signedIn)) return undefined
    return { accountId: id, claims: () => ({ sub: id, name: account.name }) }
  }

/** The client is our own: nobody is asked whether it may. A session has one grant, which signing out takes back. */
const loadExistingGrant: Configuration['loadExistingGrant'] = async (ctx) => {
  const { provider, session, client, account } = ctx.oidc
  const accountId = session?.accountId
  if (!session || !client || !account || accountId === undefined) return undefined
  const known = session.grantIdFor(client.clientId)
  const grant = known === undefined ? undefined : await provider.Grant.find(known)
  if (grant) return grant
  const made = new provider.Grant({ accountId, clientId: client.clientId })
  made.addOIDCScope('openid profile offline_access')
  made.addResourceScope(apiAudience, 'bulletin')
  await made.save()
  return made
}

/** The password is asked for without a session, after a working day, and after it was changed or taken away. */
function policy(accounts: AccountStore, lives: Lives): interactionPolicy.DefaultPolicy {
  const { Check } = interactionPolicy
  const prompts = interactionPolicy.base()
  prompts.remove('consent')
  const signIn = prompts.get('login')
  signIn?.checks.add(
    new Check('stale_session', 'End-User authentication is required', 'login_required', async ({ oidc }) => {
      const { session, result } = oidc
      if (session?.accountId === undefined || result?.login) return Check.NO_NEED_TO_PROMPT
      const account = await accounts.find(session.accountId)
      const stale =
        !account || account.mustChange || session.past(lives.session) || isSignedInBefore(account, session.loginTs)
      return stale ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT
    }),
  )
  return prompts
}
