/** What recipients open: the page behind a link, and its files. */
import { Hono } from 'hono'
import type { FileFormat } from '../core/issue.ts'
import { openSharedFile } from '../services/share.ts'
import type { World } from '../services/world.ts'
import type { AppEnv } from './app.ts'
import { bytes, contentDisposition, fileTypes, formatOf } from './file-answers.ts'

/**
 * A published page is kept as it was made and carries a policy that names its own style's hash. This one must fit the
 * pages of all years, so it cannot name today's.
 */
const publishedPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** If-None-Match: a list, compared weakly, since a proxy that compresses weakens our tag (RFC 9110, 13.1.2). */
const matches = (ifNoneMatch: string | undefined, sha256: string): boolean =>
  ifNoneMatch?.split(',').some((tag) => ['*', `"${sha256}"`].includes(tag.trim().replace(/^W\//, ''))) ?? false

export function readerRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const open = async (token: string, format: FileFormat, ifNoneMatch: string | undefined): Promise<Response> => {
    const { link, body, sha256 } = await openSharedFile(world, token, format)
    const headers = new Headers({
      'content-type': fileTypes[format],
      // A link shows the newest edition, so a copy is asked after each time; unchanged, it costs no bytes.
      'cache-control': 'private, no-cache',
      etag: `"${sha256}"`,
      'x-robots-tag': 'noindex, nofollow',
      'content-security-policy': publishedPolicy,
    })
    if (format !== 'html')
      headers.set(
        'content-disposition',
        contentDisposition(`${link.bulletin}-${link.issue}.${format}`, `bulletin.${format}`),
      )
    if (matches(ifNoneMatch, sha256)) return new Response(null, { status: 304, headers })
    return new Response(bytes(body), { headers })
  }
  // The page's own links are relative to it: without the slash they would leave the token out.
  app.get('/:token', (c) => c.redirect(`${new URL(c.req.url).pathname}/`, 308))
  app.get('/:token/', (c) => open(c.req.param('token'), 'html', c.req.header('if-none-match')))
  app.get('/:token/:file', (c) =>
    open(c.req.param('token'), formatOf(c.req.param('file')), c.req.header('if-none-match')),
  )
  return app
}
