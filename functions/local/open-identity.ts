/** Who asks, and how people sign in: by the embedded issuer, or by one elsewhere. */
import type { Context } from 'hono'
import { createRemoteIssuer } from '../adapters/remote-issuer.ts'
import { systemClock } from '../adapters/system-clock.ts'
import { createTokenIdentity } from '../adapters/token-identity.ts'
import type { SignInSettings } from '../http/app.ts'
import type { Identity } from '../ports.ts'
import type { World } from '../services/world.ts'
import type { AccountStore } from './issuer/account.ts'
import { writeIssuerAddress } from './issuer/command-token.ts'
import { createEmbeddedIssuer } from './issuer/embedded-issuer.ts'
import { type IssuerKeys, makeIssuerKeys } from './issuer/issuer-keys.ts'
import type { Lives } from './issuer/provider.ts'
import type { AttemptLimits, SignInEvent } from './issuer/sign-in-routes.ts'

export interface EmbeddedIdentity {
  readonly kind: 'embedded'
  readonly accounts: AccountStore
  /** Made anew unless given, so that a restart asks everybody to sign in again. */
  readonly keys?: IssuerKeys
  /** Where the issuer's address is written for `npm run token`. */
  readonly folder?: string
  readonly limits?: AttemptLimits
  readonly lives?: Lives
}

export interface IssuerIdentity {
  readonly kind: 'issuer'
  readonly issuer: string
  readonly clientId: string
  /** What access tokens must be meant for. */
  readonly audience: string
  readonly scope: string
  readonly personClaim?: string
  readonly nameClaim?: string
  readonly rolesClaim?: string
  /** Who is admin of every bulletin that has no people yet. */
  readonly firstAdmin?: string
  readonly fetch?: typeof fetch
}

export type IdentitySettings = EmbeddedIdentity | IssuerIdentity

export interface OpenedIdentity {
  readonly identity: Identity
  readonly signIn: () => Promise<SignInSettings>
  /** Answers requests for `/identity/…`; only the embedded issuer does. */
  readonly fetch?: (request: Request, bindings: object) => Response | Promise<Response>
}

export interface Surroundings {
  readonly world: World
  readonly publicUrl: string
  readonly remoteAddress: (c: Context) => string | undefined
  readonly report: (error: Error, requestId: string) => void
  readonly tell: (event: SignInEvent) => void
}

export async function openIdentity(settings: IdentitySettings, around: Surroundings): Promise<OpenedIdentity> {
  return settings.kind === 'embedded' ? openEmbedded(settings, around) : openRemote(settings)
}

async function openEmbedded(settings: EmbeddedIdentity, around: Surroundings): Promise<OpenedIdentity> {
  const { accounts, keys = await makeIssuerKeys(), folder, limits, lives } = settings
  const issuer = createEmbeddedIssuer({
    ...around,
    accounts,
    keys,
    ...(limits && { limits }),
    ...(lives && { lives }),
  })
  if (folder !== undefined) await writeIssuerAddress(folder, issuer.url)
  return {
    // The issuer runs on the machine's time, whatever the bulletin's clock is set to.
    identity: createTokenIdentity({
      issuer: issuer.url,
      audience: issuer.audience,
      keys: issuer.keys,
      clock: systemClock,
    }),
    signIn: () => Promise.resolve(issuer.signIn),
    fetch: issuer.fetch,
  }
}

/** Microsoft Entra ID, in all of its clouds: the issuers that Nested App Auth can ask. */
const entraHosts = ['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn']

function openRemote(settings: IssuerIdentity): OpenedIdentity {
  const { issuer, clientId, audience, scope, personClaim, nameClaim, rolesClaim } = settings
  const remote = createRemoteIssuer({ issuer, clock: systemClock, ...(settings.fetch && { fetch: settings.fetch }) })
  return {
    identity: createTokenIdentity({
      issuer,
      audience,
      keys: remote.keys,
      clock: systemClock,
      ...(personClaim !== undefined && { personClaim }),
      ...(nameClaim !== undefined && { nameClaim }),
      ...(rolesClaim !== undefined && { rolesClaim }),
    }),
    signIn: async () => ({
      issuer,
      ...(await remote.addresses()),
      clientId,
      scope,
      resource: null,
      nested: entraHosts.includes(new URL(issuer).hostname),
    }),
  }
}
