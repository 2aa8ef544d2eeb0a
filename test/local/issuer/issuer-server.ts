/** A server with the embedded issuer, for tests that sign in: accounts in memory, real HTTP on loopback. */
import { createMemoryObjectStore } from '../../../functions/adapters/memory-object-store.ts'
import { systemClock } from '../../../functions/adapters/system-clock.ts'
import type { SignInSettings } from '../../../functions/http/app.ts'
import { createMemoryAccounts, type GivenAccount } from '../../../functions/local/issuer/memory-accounts.ts'
import type { SignInEvent } from '../../../functions/local/issuer/sign-in-routes.ts'
import type { EmbeddedIdentity } from '../../../functions/local/open-identity.ts'
import { type RunningServer, type ServerSettings, startServer } from '../../../functions/local/server.ts'
import {
  type CookieJar,
  createCookieJar,
  follow,
  postForm,
  type SentBack,
  type ShownPage,
} from '../../../functions/local/sign-in-client.ts'

export const passwordOf = (person: string): string => `the password of ${person}`

export const given: readonly GivenAccount[] = [
  ...['admin', 'editor', 'ecology'].map((id) => ({ id, name: id.toUpperCase(), password: passwordOf(id) })),
  { id: 'market', name: 'Market', password: 'first-password', mustChange: true },
]

export interface IssuerServer extends RunningServer {
  readonly events: readonly SignInEvent[]
  settings(): Promise<SignInSettings>
}

export async function startIssuer(
  identity: Partial<EmbeddedIdentity> = {},
  more: Partial<ServerSettings> = {},
): Promise<IssuerServer> {
  const events: SignInEvent[] = []
  const server = await startServer({
    store: createMemoryObjectStore(),
    clock: systemClock,
    port: 0,
    report: (error) => {
      throw error
    },
    tell: (event) => events.push(event),
    identity: { kind: 'embedded', accounts: createMemoryAccounts(given), ...identity },
    ...more,
  })
  const settings = async () => (await (await fetch(new URL('/api/sign-in', server.url))).json()) as SignInSettings
  return { ...server, events, settings }
}

/** A good challenge of which the verifier is the second. */
export const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'

export interface Begun {
  readonly page: ShownPage
  readonly jar: CookieJar
  /** Sends the page's form. */
  readonly post: (fields: Readonly<Record<string, string>>, page?: ShownPage) => Promise<ShownPage | SentBack>
}

/** A sign-in as the web page begins it, with changed parameters where a test wants them; an empty one is left out. */
export async function begin(
  server: RunningServer,
  params: Readonly<Record<string, string>> = {},
  { jar = createCookieJar(), headers = {} }: { jar?: CookieJar; headers?: Record<string, string> } = {},
): Promise<Begun & { readonly first: ShownPage | SentBack }> {
  const redirectUri = `${server.url}/`
  const all = {
    client_id: 'bulletin',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile offline_access bulletin',
    resource: 'urn:bulletin:api',
    state: 'state-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...params,
  }
  const start = new URL('/identity/auth', server.url)
  for (const [name, value] of Object.entries(all)) if (value !== '') start.searchParams.set(name, value)
  const first = await follow(start, { jar, redirectUri }, { headers })
  const shown: ShownPage =
    first.kind === 'page' ? first : { kind: 'page', url: first.url, status: 0, headers: new Headers(), html: '' }
  return { first, page: shown, jar, post: (fields, page = shown) => postForm(page, fields, { jar, redirectUri }) }
}
