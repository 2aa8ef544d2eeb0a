/** The plain web page, bundled in memory from `addin/web/`: nothing is written, so nothing can be stale. */
import { build } from 'esbuild'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/**
 * The Content-Security-Policy that the page keeps to; to be sent with every answer that a browser may render.
 * `issuers`: origins that it asks for tokens, where the issuer is not our own.
 */
export const webPagePolicyFor = (issuers: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${["'self'", ...issuers].join(' ')}`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** With our own issuer. */
export const webPagePolicy = webPagePolicyFor([])

/** What browsers of offices still are; esbuild lowers syntax to it, and the page uses no newer built-in. */
const browsers = ['chrome87', 'edge88', 'firefox90', 'safari14.1']

const folder = fileURLToPath(new URL('../../addin/web/', import.meta.url))

export interface WebFile {
  readonly body: Uint8Array
  /** Its Content-Type. */
  readonly type: string
}

/** The page's files by path: `/`, `/page.js` and `/page.css`. Rejects where a source does not compile. */
export async function bundleWebPage(): Promise<Map<string, WebFile>> {
  const [html, bundle] = await Promise.all([
    readFile(`${folder}index.html`),
    build({
      entryPoints: [`${folder}page.ts`, `${folder}page.css`],
      outdir: folder,
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      charset: 'utf8',
      target: browsers,
      legalComments: 'none',
      logLevel: 'silent',
    }),
  ])
  const output = (extension: string): Uint8Array => {
    const file = bundle.outputFiles.find((f) => f.path.endsWith(extension))
    if (!file) throw new Error(`the bundle of the web page has no ${extension} file`)
    return file.contents
  }
  return new Map([
    ['/', { body: new Uint8Array(html), type: 'text/html; charset=utf-8' }],
    ['/page.js', { body: output('.js'), type: 'text/javascript; charset=utf-8' }],
    ['/page.css', { body: output('.css'), type: 'text/css; charset=utf-8' }],
  ])
}
