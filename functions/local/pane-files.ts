/** The task pane as `npm run build` left it, and office.js beside it where no other address for it is set. */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import type { WebFile } from './web-page.ts'

/** Where `npm run build` puts the pane. */
export const paneFolder = join(import.meta.dirname, '..', '..', 'dist', 'pane')

/** The project's own copy of office.js: an intranet may reach no other. */
export const ownOfficeJs = '/office-js/office.js'

/** Who may show the pane in a frame: Excel on the web, Microsoft's and 21Vianet's, and our own host for trying out. */
const frameAncestors = [
  "'self'",
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.cloud.microsoft',
  'https://*.sharepoint.com',
  'https://*.partner.officewebapps.cn',
  'https://*.sharepoint.cn',
].join(' ')

/**
 * What the pane keeps to. Fluent writes its styles at run time; the preview is a frame without scripts; office.js brings
 * scripts of its own from where it comes. `issuers`: origins that it asks for tokens, where the issuer is not our own.
 */
export function panePolicy(officeJs: string, issuers: readonly string[] = []): string {
  const from = officeJs.startsWith('/') ? '' : ` ${new URL(officeJs).origin}`
  return [
    "default-src 'none'",
    `script-src 'self'${from}`,
    "style-src 'self' 'unsafe-inline'",
    `connect-src 'self'${[from, ...issuers.map((origin) => ` ${origin}`)].join('')}`,
    "img-src 'self' data:",
    "font-src 'self' data:",
    `frame-src 'self'${from}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ')
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
}

/** A file of the pane; `cache` is its Cache-Control. */
export interface PaneFile extends WebFile {
  readonly cache: string
}

/** The pane's files by path ("/pane/taskpane.html"); undefined where it was not built. */
export async function readPane(folder: string, officeJs: string): Promise<Map<string, PaneFile> | undefined> {
  if (!existsSync(join(folder, 'taskpane.html'))) return undefined
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const files = names.map(async (entry): Promise<[string, PaneFile]> => {
    const file = join(entry.parentPath, entry.name)
    const path = `/pane${file.slice(folder.length).replaceAll('\\', '/')}`
    const body = await readFile(file)
    const isPage = entry.name.endsWith('.html')
    return [
      path,
      {
        body: isPage ? Buffer.from(body.toString('utf8').replace(ownOfficeJs, officeJs)) : body,
        type: types[extname(entry.name)] ?? 'application/octet-stream',
        // Chunks bear their content's hash; the others are asked after each time.
        cache: path.startsWith('/pane/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    ]
  })
  return new Map(await Promise.all(files))
}

/** A file of the installed office.js by its path below its folder; undefined for anything that is not there. */
export async function readOfficeJs(path: string): Promise<WebFile | undefined> {
  if (!/^(?:[\w-]+\/)*[\w.-]+\.(?:js|json)$/.test(path)) return undefined
  const folder = dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/dist/office.js'))
  try {
    return { body: await readFile(join(folder, path)), type: types[extname(path)] ?? 'text/plain' }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
