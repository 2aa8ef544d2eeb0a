/** The page around the pane, as files of a server: bundled in memory, and the pane with the host's script put into it. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { ownOfficeJs, paneFolder } from '../../functions/local/pane-files.ts'
import { bundlePageScripts, bundlePaneScript } from './browser-scripts.ts'
import { readAddIn } from './read-add-in.ts'

export interface TryFile {
  readonly body: string
  readonly type: string
}

const pageFolder = join(import.meta.dirname, 'page')

const types = { html: 'text/html', css: 'text/css', js: 'text/javascript', json: 'application/json' } as const

const file = (type: keyof typeof types, body: string): TryFile => ({ body, type: `${types[type]}; charset=utf-8` })

const pageHtml = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="/pane/icon-32.png" />
    <link rel="stylesheet" href="/try/page.css" />
    <title>Excel</title>
    <script type="module" src="/try/page.js"></script>
  </head>
  <body></body>
</html>
`

/** Where the pane is beside the page; undefined where it was not built. */
const panePath = '/try/taskpane.html'

/** By path. `panePage` is another page for the pane than the built one; it loads office.js as that one does. */
export async function makeTryFiles(panePage?: string): Promise<ReadonlyMap<string, TryFile>> {
  const [scripts, paneScript, css, pane] = await Promise.all([
    bundlePageScripts(join(pageFolder, 'page.ts')),
    bundlePaneScript(),
    bundleCss(),
    panePage ?? readPanePage(),
  ])
  const files = new Map<string, TryFile>([
    ['/try/', file('html', pageHtml)],
    ['/try/page.css', file('css', css)],
    ['/try/excel-pane.js', file('js', paneScript)],
    ...[...scripts].map(([name, text]) => [`/try/${name}`, file('js', text)] as const),
  ])
  for (const language of ['zh-CN', 'en']) {
    const described = { addIn: await readAddIn(language), ...(pane === undefined ? {} : { paneUrl: panePath }) }
    files.set(`/try/add-in.${language}.json`, file('json', JSON.stringify(described)))
  }
  if (pane !== undefined) files.set(panePath, file('html', joinHost(pane)))
  return files
}

async function bundleCss(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(pageFolder, 'page.css')],
    bundle: true,
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

async function readPanePage(): Promise<string | undefined> {
  const built = join(paneFolder, 'taskpane.html')
  return existsSync(built) ? readFile(built, 'utf8') : undefined
}

/** The page with the host's script before office.js: the product's own never has it. */
function joinHost(html: string): string {
  const tag = /<script[^>]*\ssrc="\/office-js\/office\.js"[^>]*>/.exec(html)?.[0]
  if (tag === undefined) throw new Error(`The pane does not load ${ownOfficeJs}`)
  return html.replace(tag, `<script src="/try/excel-pane.js"></script>\n    ${tag}`)
}
