/** An issuer that signs in whoever comes, or as a test says; on the server of canned-api.ts. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

export interface CannedIssuer {
  /** Whether it knows a session: otherwise it asks, and whoever may not be asked is refused. */
  known: boolean
  /** What it answers in the place of a code; "" signs in. */
  error: string
  /** Whether a refresh token still gives another. */
  renews: boolean
  /** Addresses and forms that it was asked with, in order. */
  readonly asked: string[]
  /** True where the request was its own. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')

export function createCannedIssuer(): CannedIssuer {
  const requests = new Map<string, URLSearchParams>()
  let count = 0

  function tokens(origin: string, nonce?: string) {
    count++
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: `${origin}/issuer`, aud: 'bulletin', sub: 'li', iat: now, exp: now + 600, nonce }
    return {
      access_token: `access-${count}`,
      refresh_token: `refresh-${count}`,
      token_type: 'Bearer',
      expires_in: 600,
      id_token: `${encoded({ alg: 'ES256' })}.${encoded(claims)}.eA`,
    }
  }

  function redirect(response: ServerResponse, to: string | null, parameters: Record<string, string>): void {
    response.writeHead(302, { Location: `${to ?? ''}?${new URLSearchParams(parameters).toString()}` }).end()
  }

  function authorize(issuer: CannedIssuer, query: URLSearchParams, response: ServerResponse): void {
    const state = query.get('state') ?? ''
    const error = issuer.error || (query.get('prompt') === 'none' && !issuer.known ? 'login_required' : '')
    if (error !== '') {
      redirect(response, query.get('redirect_uri'), { error, error_description: 'Canned.', state })
      return
    }
    issuer.known = true
    const code = `code-${requests.size}`
    requests.set(code, query)
    redirect(response, query.get('redirect_uri'), { code, state })
  }

  function exchange(issuer: CannedIssuer, form: URLSearchParams, origin: string, response: ServerResponse): void {
    const request = requests.get(form.get('code') ?? '')
    requests.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isGood = request ? request.get('code_challenge') === challenge : form.has('refresh_token') && issuer.renews
    response.writeHead(isGood ? 200 : 400, { 'Content-Type': 'application/json' })
    response.end(
      JSON.stringify(isGood ? tokens(origin, request?.get('nonce') ?? undefined) : { error: 'invalid_grant' }),
    )
  }

  return {
    known: false,
    error: '',
    renews: true,
    asked: [],
    async answer(request, response) {
      const origin = `http://${request.headers.host ?? ''}`
      const { pathname, searchParams, search } = new URL(request.url ?? '', origin)
      if (pathname === '/api/sign-in') {
        response.writeHead(200, { 'Content-Type': 'application/json' })
        response.end(JSON.stringify(settingsAt(origin)))
        return true
      }
      if (!pathname.startsWith('/issuer/')) return false
      const body: Buffer[] = []
      for await (const chunk of request) body.push(chunk as Buffer)
      const form = Buffer.concat(body).toString()
      this.asked.push(`${pathname}${search} ${form}`.trim())
      if (pathname === '/issuer/auth') authorize(this, searchParams, response)
      else if (pathname === '/issuer/token') exchange(this, new URLSearchParams(form), origin, response)
      else if (pathname === '/issuer/end') {
        this.known = false
        response.writeHead(302, { Location: searchParams.get('post_logout_redirect_uri') ?? '' }).end()
      } else response.writeHead(200).end()
      return true
    },
  }
}

const settingsAt = (origin: string) => ({
  issuer: `${origin}/issuer`,
  authorizationEndpoint: `${origin}/issuer/auth`,
  tokenEndpoint: `${origin}/issuer/token`,
  endSessionEndpoint: `${origin}/issuer/end`,
  revocationEndpoint: `${origin}/issuer/revoke`,
  clientId: 'bulletin',
  scope: 'openid profile offline_access bulletin',
  resource: 'urn:bulletin:api',
  nested: false,
})
