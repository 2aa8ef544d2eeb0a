/** What it costs to verify an access token: a part of `identity.ts`. */
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose'
import { createTokenIdentity, tokenAlgorithms } from '../../functions/adapters/token-identity.ts'
import { type BenchRow, timeInTurn } from './measure.ts'

const issuer = 'https://issuer.example.org'
const audience = 'urn:bulletin:api'
const tokensAtOnce = 200

/** One verification, its issuer's keys at hand: ours, which also asks whom it is for and who it is, and jose alone. */
export async function benchToken(alg: 'ES256' | 'RS256'): Promise<BenchRow> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg, use: 'sig' }] })
  const token = await new SignJWT({ iss: issuer, aud: audience, sub: 'ecology', name: '生态环境厅' })
    .setProtectedHeader({ alg, typ: 'at+jwt', kid: 'k' })
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(privateKey)
  const clock = { now: () => Date.now() }
  const identity = createTokenIdentity({ issuer, audience, keys, clock })
  const request = {
    header: (name: string) => (name === 'authorization' ? `Bearer ${token}` : undefined),
    remoteAddress: '127.0.0.1',
  }
  if ((await identity.identify(request))?.id !== 'ecology') throw new Error('the token is not taken')
  const times = (task: () => Promise<unknown>) => async () => {
    for (let i = 0; i < tokensAtOnce; i++) await task()
  }
  const ms = await timeInTurn(
    {
      ours: times(() => identity.identify(request)),
      jose: times(() => jwtVerify(token, keys, { issuer, audience, algorithms: tokenAlgorithms })),
    },
    15,
  )
  return {
    what: `access token verified, ${alg}, key at hand`,
    ms: ms.ours / tokensAtOnce,
    peer: 'jose.jwtVerify alone',
    peerMs: ms.jose / tokensAtOnce,
    ratio: ms.ours / ms.jose,
  }
}
