/** `GET /api/sign-in`: where and as what the panes and pages sign in. Nobody need be signed in to ask. */
import * as v from 'valibot'
import { ask, type Result } from './request.ts'

const loopback: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** Plain http is for the machine itself. */
export const isLoopback = (address: URL): boolean => address.protocol === 'http:' && loopback.includes(address.hostname)

function isSafe(text: string): boolean {
  try {
    const address = new URL(text)
    return address.protocol === 'https:' || isLoopback(address)
  } catch {
    return false
  }
}

const address = v.pipe(v.string(), v.check(isSafe))

const signInAnswer = v.object({
  issuer: address,
  authorizationEndpoint: address,
  tokenEndpoint: address,
  endSessionEndpoint: v.nullable(address),
  revocationEndpoint: v.nullable(address),
  clientId: v.string(),
  scope: v.string(),
  /** RFC 8707. */
  resource: v.nullable(v.string()),
  /** Whether Excel may sign in by itself (Nested App Auth). */
  nested: v.boolean(),
})

export interface SignInSettings extends v.InferOutput<typeof signInAnswer> {
  /** How far the server's clock is ahead of this machine's, in milliseconds: office machines' clocks are often wrong. */
  readonly ahead: number
}

export async function readSignInSettings(language: string, now: () => number): Promise<Result<SignInSettings>> {
  const result = await ask('/api/sign-in', { language, token: () => Promise.resolve(undefined) }, signInAnswer)
  if (!result.ok) return result
  const serverTime = Date.parse(result.date ?? '')
  return { ok: true, value: { ...result.value, ahead: Number.isNaN(serverTime) ? 0 : serverTime - now() } }
}
