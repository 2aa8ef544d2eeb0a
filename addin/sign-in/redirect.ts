/**
 * Sign-in of a whole page: it leaves for the issuer and comes back anew. What the answer is checked with waits in the
 * tab's own storage for just so long; tokens never do.
 */
import * as v from 'valibot'
import type { SignInSettings } from '../api/sign-in-api.ts'
import {
  type AuthorizationRequest,
  authorizationUrl,
  type Exchange,
  newSecrets,
  redeem,
  requestOf,
} from './authorization.ts'
import type { Granted } from './tokens.ts'

const secretsKey = 'department-report-sign-in'
/** Says that somebody is signed in, in this tab: a page that is loaded again asks the issuer who it was. */
const markKey = 'department-report-signed-in'

const secretsSchema = v.object({ verifier: v.string(), state: v.string(), nonce: v.string() })

/** The page's own address, registered at the issuer. */
export const pageUri = (origin: string): string => `${origin}/`

/** The issuer's address to leave for; undefined where the browser keeps nothing for the way back. */
export async function beginRedirect(
  settings: SignInSettings,
  origin: string,
  more: Pick<AuthorizationRequest, 'language' | 'prompt'>,
): Promise<string | undefined> {
  const secrets = newSecrets()
  if (!keep(secretsKey, JSON.stringify(secrets))) return undefined
  return authorizationUrl(settings, pageUri(origin), await requestOf(secrets, more))
}

/** What the issuer has added to the page's address, which is made clean of it; undefined where nothing is. */
export function takeAnswer(window: Window): URLSearchParams | undefined {
  const answer = new URLSearchParams(window.location.search)
  if (!answer.has('state') || !(answer.has('code') || answer.has('error'))) return undefined
  window.history.replaceState(null, '', window.location.pathname)
  return answer
}

/** Tokens for the answer to the request that this tab has made; its secrets are good for one. */
export async function finishRedirect(exchange: Exchange, origin: string, answer: URLSearchParams): Promise<Granted> {
  const secrets = v.safeParse(secretsSchema, parsed(take(secretsKey)))
  if (!secrets.success) return { kind: 'unexpected' }
  const granted = await redeem(exchange, secrets.output, pageUri(origin), answer)
  if (granted.kind === 'granted') keep(markKey, 'yes')
  return granted
}

/** Whether somebody was signed in when this tab's page was last left; asking it twice answers no. */
export const takeMark = (): boolean => take(markKey) !== null

function keep(key: string, value: string): boolean {
  try {
    sessionStorage.setItem(key, value)
    return true
  } catch {
    return false
  }
}

function take(key: string): string | null {
  try {
    const value = sessionStorage.getItem(key)
    sessionStorage.removeItem(key)
    return value
  } catch {
    return null
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
