/** What recipients open: the page behind a link, and its files. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { formatDate } from '../core/bulletin-build.ts'
import { bulletinFileName, printedName } from '../core/file-name.ts'
import type { FileFormat } from '../core/issue.ts'
import { bulletinFileKey } from '../core/keys.ts'
import { dateInZone } from '../core/period.ts'
import { refuse } from '../core/problem.ts'
import { enterPin, type OpenedLink, openLink } from '../services/open-link.ts'
import type { World } from '../services/world.ts'
import type { AppEnv } from './app.ts'
import { bytes, contentDisposition, fileTypes, formatOf, matchesTag, rangeOf } from './file-answers.ts'
import { languageOf } from './problem-response.ts'
import { isSecure } from './public-url.ts'
import { pinPage, readerPagePolicy, replacedPage } from './reader-pages.ts'

/** Nothing here is for search engines. */
export const robots = 'User-agent: *\nDisallow: /\n'

/**
 * A published page is kept as it was made and carries a policy that names its own style's hash. This one must fit the
 * pages of all years, so it cannot name today's.
 */
const publishedPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const unlisted = { 'x-robots-tag': 'noindex, nofollow' } as const
const pageHeaders = {
  ...unlisted,
  'content-type': fileTypes.html,
  'cache-control': 'private, no-cache',
  'content-security-policy': readerPagePolicy,
} as const

/** How long a signed address of a file lives. */
const signedSeconds = 5 * 60
const passCookie = 'bulletin-pin'
/** A form with a PIN and nothing else. */
const maxPinBytes = 1024

export interface ReaderSettings {
  readonly world: World
  readonly remoteAddress: (c: Context) => string | undefined
  readonly publicUrl: string
}

type Opened = Extract<OpenedLink, { kind: 'open' }>
type C = Context<AppEnv>

export function readerRoutes({ world, remoteAddress, publicUrl }: ReaderSettings): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const open = (c: C) => openLink(world, tokenOf(c), getCookie(c, passCookie))

  /** The link's own edition, while it is the newest. */
  const own = async (c: C, format: FileFormat, isPage: boolean): Promise<Response> => {
    const opened = await open(c)
    if (opened.kind === 'locked') return isPage ? locked(c, { wrong: false }) : goHome(c)
    if (opened.made === opened.edition.revision) return file(world, c, opened, format)
    return isPage ? c.body(notice(opened), 200, pageHeaders) : goHome(c)
  }

  /** An edition by its number: the newest, where the link was made for an older one. */
  const newer = async (c: C, format: FileFormat): Promise<Response> => {
    const opened = await open(c)
    if (opened.kind === 'locked') return goHome(c)
    const { made, edition } = opened
    const asked = Number(c.req.param('edition'))
    if (!(asked >= made && asked <= edition.revision))
      throw refuse('not_found', { what: 'edition', id: c.req.param('edition') ?? '' })
    return asked === edition.revision && asked > made ? file(world, c, opened, format) : goHome(c)
  }

  // The page's own links are relative to it: without the slash they would leave the token out.
  app.get('/:token', withSlash)
  app.get('/:token/', (c) => own(c, 'html', true))
  app.post(
    '/:token/',
    bodyLimit({
      maxSize: maxPinBytes,
      onError: () => {
        throw refuse('too_large', { max: maxPinBytes })
      },
    }),
    async (c) => {
      if ((await open(c)).kind === 'open') return goHome(c)
      const typed = new URLSearchParams(await c.req.text()).get('pin') ?? ''
      const pass = await enterPin(world, { token: tokenOf(c), typed, from: remoteAddress(c) })
      if (!pass) return locked(c, { wrong: true })
      // Lax: who comes by the link from a mail has given the PIN before.
      setCookie(c, passCookie, pass.value, {
        httpOnly: true,
        sameSite: 'Lax',
        secure: isSecure(publicUrl),
        path: `/b/${tokenOf(c)}`,
        maxAge: pass.seconds,
      })
      return goHome(c)
    },
  )
  app.get('/:token/:file', (c) =>
    /^\d+$/.test(c.req.param('file')) ? withSlash(c) : own(c, formatOf(c.req.param('file')), false),
  )
  app.get('/:token/:edition/', (c) => newer(c, 'html'))
  app.get('/:token/:edition/:file', (c) => newer(c, formatOf(c.req.param('file'))))
  return app
}

const tokenOf = (c: C): string => c.req.param('token') ?? ''
const withSlash = (c: C): Response => c.redirect(`${new URL(c.req.url).pathname}/`, 308)

/** To the page at the link's own address, where the form or the notice is. */
function goHome(c: C): Response {
  c.header('x-robots-tag', unlisted['x-robots-tag'])
  return c.redirect(`/b/${encodeURIComponent(tokenOf(c))}/`, 303)
}

const locked = (c: C, { wrong }: { readonly wrong: boolean }): Response =>
  c.body(pinPage(languageOf(c), { wrong }), wrong ? 403 : 200, { ...pageHeaders, 'cache-control': 'no-store' })

function notice({ definition, issue, made, edition }: Opened): string {
  const on = dateInZone(Date.parse(edition.publishedAt), definition.timeZone)
  return replacedPage(definition.language, {
    name: printedName(definition, issue),
    made,
    newest: edition.revision,
    on: formatDate(on, definition.formats.date),
  })
}

/** A file of the newest edition. */
async function file(world: World, c: C, { definition, issue, edition }: Opened, format: FileFormat): Promise<Response> {
  const { sha256, bytes: size } = edition.files[format]
  const etag = `"${sha256}"`
  const { name, fallback } = bulletinFileName(definition, issue, format)
  const disposition = contentDisposition(name, fallback)
  const headers = new Headers({
    ...unlisted,
    'content-type': fileTypes[format],
    // A link shows the newest edition, so a copy is asked after each time; unchanged, it costs no bytes.
    'cache-control': 'private, no-cache',
    etag,
    'accept-ranges': 'bytes',
    'content-security-policy': publishedPolicy,
    ...(format === 'html' ? {} : { 'content-disposition': disposition }),
  })
  if (matchesTag(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  const isHead = c.req.method === 'HEAD'
  const signed = { seconds: signedSeconds, contentType: fileTypes[format], contentDisposition: disposition }
  if (format !== 'html' && !isHead && world.store.signedUrl) {
    const location = await world.store.signedUrl(bulletinFileKey(sha256), signed)
    return new Response(null, { status: 302, headers: { ...unlisted, location, 'cache-control': 'no-store' } })
  }
  headers.set('content-length', String(size))
  // Range is for GET alone (RFC 9110, 14.2).
  if (isHead) return new Response(null, { headers })
  const body = await world.store.read(bulletinFileKey(sha256))
  if (!body) throw new Error(`File ${sha256} of ${issue.bulletin} ${issue.issue} is missing from the store`)
  return part(c, body, headers, etag)
}

function part(c: C, body: Uint8Array, headers: Headers, etag: string): Response {
  const size = body.length
  const range = rangeOf({ range: c.req.header('range'), ifRange: c.req.header('if-range') }, { etag, size })
  if (range === 'whole') return new Response(bytes(body), { headers })
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { ...unlisted, 'content-range': `bytes */${size}` } })
  }
  headers.set('content-range', `bytes ${range.from}-${range.to}/${size}`)
  headers.set('content-length', String(range.to - range.from + 1))
  return new Response(bytes(body.subarray(range.from, range.to + 1)), { status: 206, headers })
}
