/**
 * Signs people in without a browser, over the very pages that a browser would see: authorization code with PKCE, the
 * form posted, the code exchanged. For the demo, the try page's week, tests and the bench.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { SignInSettings } from '../http/app.ts'
import type { Send } from './api-client.ts'

export interface SignedIn {
  readonly accessToken: string
  readonly refreshToken: string
  readonly idToken: string
  /** In seconds. */
  readonly expiresIn: number
}

export interface SignInOptions {
  readonly send?: Send
  /** More parameters of the authorization request: `prompt`, `ui_locales`. */
  readonly params?: Readonly<Record<string, string>>
  /** Cookies that stay from one sign-in to the next, as a browser's do; none unless given. */
  readonly jar?: CookieJar
}

/** Tokens by person, each kept while it holds. @throws Error with the page's words where a sign-in is refused */
export function createSignInClient(
  url: string,
  passwordOf: (person: string) => string,
  options: SignInOptions = {},
): (person: string) => Promise<string> {
  const kept = new Map<string, { readonly until: number; readonly signedIn: Promise<SignedIn> }>()
  return async (person) => {
    const known = kept.get(person)
    if (known && Date.now() < known.until) return (await known.signedIn).accessToken
    const signedIn = signInAs(url, person, passwordOf(person), options)
    kept.set(person, { until: Infinity, signedIn })
    try {
      const { accessToken, expiresIn } = await signedIn
      kept.set(person, { until: Date.now() + Math.max(0, expiresIn - 30) * 1000, signedIn })
      return accessToken
    } catch (error) {
      kept.delete(person)
      throw error
    }
  }
}

/** One person's sign-in, from the settings to the tokens. */
export async function signInAs(
  url: string,
  person: string,
  password: string,
  { send = fetch, params = {}, jar = createCookieJar() }: SignInOptions = {},
): Promise<SignedIn> {
  const settings = (await (await send(new URL('/api/sign-in', url), {})).json()) as SignInSettings
  const verifier = randomBytes(32).toString('base64url')
  const state = randomBytes(16).toString('base64url')
  const redirectUri = `${new URL(settings.authorizationEndpoint).origin}/`
  const start = new URL(settings.authorizationEndpoint)
  start.search = new URLSearchParams({
    client_id: settings.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: settings.scope,
    ...(settings.resource === null ? {} : { resource: settings.resource }),
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...params,
  }).toString()
  const page = await follow(start, { send, jar, redirectUri })
  const back =
    page.kind === 'back' ? page : await postForm(page, { login: person, password }, { send, jar, redirectUri })
  if (back.kind === 'page') throw new Error(`Signing in as ${person}: ${faultOf(back.html)}`)
  const answer = back.url.searchParams
  if (answer.get('state') !== state) throw new Error(`Signing in as ${person}: the answer is to another question`)
  const code = answer.get('code')
  if (code === null) throw new Error(`Signing in as ${person}: ${answer.get('error') ?? 'no code came'}`)
  return exchange(
    settings,
    { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri },
    send,
  )
}

/** A code, or a refresh token, for tokens. @throws Error with the issuer's error code */
export async function exchange(
  settings: SignInSettings,
  grant: Readonly<Record<string, string>>,
  send: Send = fetch,
): Promise<SignedIn> {
  const response = await send(new URL(settings.tokenEndpoint), {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: settings.clientId, ...grant }).toString(),
  })
  const body = (await response.json()) as Readonly<Record<string, unknown>>
  if (!response.ok) throw new Error(`${response.status} ${String(body['error'])}`)
  return {
    accessToken: String(body['access_token']),
    refreshToken: String(body['refresh_token']),
    idToken: String(body['id_token']),
    expiresIn: Number(body['expires_in']),
  }
}

/** A page that the browser would show. */
export interface ShownPage {
  readonly kind: 'page'
  readonly url: URL
  readonly status: number
  readonly headers: Headers
  readonly html: string
}
/** Sent back to the client. */
export interface SentBack {
  readonly kind: 'back'
  readonly url: URL
}

export interface Browsing {
  readonly send?: Send
  readonly jar: CookieJar
  /** Where following ends. */
  readonly redirectUri: string
}

/** Follows redirects to the first page that is shown, or back to the client. */
export async function follow(
  url: URL,
  { send = fetch, jar, redirectUri }: Browsing,
  init: RequestInit = {},
): Promise<ShownPage | SentBack> {
  const language = (init.headers as Record<string, string> | undefined)?.['accept-language']
  let [at, request] = [url, init]
  for (let hops = 0; hops < 10; hops++) {
    const headers = { accept: 'text/html', ...(request.headers as Record<string, string>), cookie: jar.header(at) }
    const response = await send(at, { ...request, headers, redirect: 'manual' })
    jar.keep(at, response.headers.getSetCookie())
    const next = response.headers.get('location')
    if (next === null) {
      const html = await response.text()
      return { kind: 'page', url: at, status: response.status, headers: response.headers, html }
    }
    at = new URL(next, at)
    const back = new URL(redirectUri)
    if (at.origin === back.origin && at.pathname === back.pathname) return { kind: 'back', url: at }
    request = language === undefined ? {} : { headers: { 'accept-language': language } }
  }
  throw new Error(`${url.href} leads in a circle`)
}

/** Fills in the page's form and sends it. */
export async function postForm(
  page: ShownPage,
  fields: Readonly<Record<string, string>>,
  browsing: Browsing,
): Promise<ShownPage | SentBack> {
  const action = /<form [^>]*action="([^"]+)"/.exec(page.html)?.[1]
  if (action === undefined) throw new Error(`${page.url.href} shows no form: ${faultOf(page.html)}`)
  const hidden = [...page.html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)]
  const body = new URLSearchParams([
    ...hidden.map(([, name = '', value = '']): [string, string] => [name, value]),
    ...Object.entries(fields),
  ]).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return follow(new URL(action, page.url), browsing, { method: 'POST', headers, body })
}

/** What a page says, without its markup: the alert's text, or the page's. */
export function faultOf(html: string): string {
  const part = /<div role="alert"[^>]*>(.*?)<\/div>/s.exec(html)?.[1] ?? /<main>(.*?)<\/main>/s.exec(html)?.[1] ?? html
  return part
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
}

export interface CookieJar {
  keep(url: URL, setCookies: readonly string[]): void
  /** The Cookie header for an address. */
  header(url: URL): string
}

/** As much of RFC 6265 as one server's cookies need: names, paths, expiry at once. */
export function createCookieJar(): CookieJar {
  const cookies = new Map<string, { readonly name: string; readonly value: string; readonly path: string }>()
  return {
    keep(url, setCookies) {
      for (const line of setCookies) {
        const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
        const [name = '', ...value] = pair.split('=')
        const attribute = (wanted: string) =>
          attributes.find((text) => text.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1)
        const path = attribute('path') ?? url.pathname.replace(/\/[^/]*$/, '/')
        const expires = attribute('expires')
        const isGone = attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= Date.now())
        if (isGone) cookies.delete(`${path} ${name}`)
        else cookies.set(`${path} ${name}`, { name, value: value.join('='), path })
      }
    },
    header: ({ pathname }) =>
      [...cookies.values()]
        .filter(({ path }) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
        .map(({ name, value }) => `${name}=${value}`)
        .join('; '),
  }
}
