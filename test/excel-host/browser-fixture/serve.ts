/** The page around, a pane, a dialog's pages and office.js, from one origin. */
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { bundlePageScripts, bundlePaneScript } from '../browser-scripts.ts'

const dist = new URL('./dist/', import.meta.resolve('@microsoft/office-js/package.json'))
const office = '<script src="/office-js/office.js"></script>'
const pages: Readonly<Record<string, string>> = {
  '/': '<!doctype html><html lang="en"><title>Excel</title><body><script type="module" src="/page.js"></script></body></html>',
  '/pane.html': `<!doctype html><html lang="en"><title>Pane</title><script src="/excel-pane.js"></script>${office}</html>`,
  // As a sign-in goes: from the add-in's first page to the issuer's, which know nothing of Office, and back.
  '/dialog.html': `<!doctype html><html lang="en"><title>Dialog</title>${office}<a href="/issuer.html">On</a></html>`,
  '/issuer.html':
    '<!doctype html><html lang="en"><title>Issuer</title><form action="/back.html"><input name="code"><button>Go</button></form></html>',
  '/back.html': `<!doctype html><html lang="en"><title>Back</title>${office}</html>`,
}

export async function serveFixture(): Promise<Server> {
  const scripts = await bundlePageScripts(fileURLToPath(new URL('page.ts', import.meta.url)))
  const paneScript = await bundlePaneScript()
  const fileAt = async (path: string): Promise<readonly [type: string, body: string | Buffer] | undefined> => {
    const page = pages[path]
    if (page !== undefined) return ['text/html', page]
    if (path === '/excel-pane.js') return ['text/javascript', paneScript]
    if (path.startsWith('/office-js/')) return ['text/javascript', await readFile(new URL(path.slice(11), dist))]
    const script = scripts.get(path.slice(1))
    return script === undefined ? undefined : ['text/javascript', script]
  }
  const server = createServer((request, response) => {
    void fileAt(new URL(request.url ?? '/', 'http://localhost').pathname).then((file) => {
      if (file) response.writeHead(200, { 'content-type': `${file[0]}; charset=utf-8` }).end(file[1])
      else response.writeHead(404).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}
