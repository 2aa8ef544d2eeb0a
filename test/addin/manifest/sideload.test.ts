import { generateCertificates } from 'office-addin-dev-certs'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { get } from 'node:https'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkManifest } from '../../../addin/manifest/check-manifest.ts'
import { publicFolder, readPaneFiles } from '../../../addin/manifest/pane-files.ts'
import { runCommand } from '../../../addin/manifest/run-command.ts'
import { serveForExcel } from '../../../addin/manifest/serve-for-excel.ts'
import { planSideload, type SideloadPlan, type Surroundings } from '../../../addin/manifest/sideload-plan.ts'

const windows: Surroundings = {
  platform: 'win32',
  args: [],
  node: 'C:\\Program Files\\node.exe',
  npm: 'C:\\Program Files\\npm-cli.js',
  dataDir: '.data',
}
const plan = (change: Partial<Surroundings> = {}): SideloadPlan => planSideload({ ...windows, ...change })
const file = join('.data', 'sideload-manifest.xml')
const tool = (...args: string[]) => ({
  program: windows.node,
  args: [windows.npm, 'exec', '--yes', '--', 'office-addin-debugging@7', ...args],
})

describe('the plan of npm run sideload', () => {
  it('on Windows and on a Mac: serve, put the add-in into Excel, take it out again', () => {
    const start = tool('start', file, 'desktop', '--app', 'excel', '--no-debug')
    const common = { kind: 'excel', port: 3000, manifestFile: file, start, stop: tool('stop', file) }
    expect(plan()).toEqual({ ...common, system: 'windows' })
    expect(plan({ platform: 'darwin' })).toEqual({ ...common, system: 'mac' })
  })

  it('takes another port, and stops by itself', () => {
    expect(plan({ args: ['--port', '3001'] })).toMatchObject({ kind: 'excel', port: 3001 })
    expect(plan({ args: ['stop'] })).toEqual({ kind: 'stop', stop: tool('stop', file) })
  })

  it('elsewhere says why not, and opens the browser host', () => {
    const there = plan({ platform: 'linux' })
    expect(there).toMatchObject({ kind: 'browser', start: { args: [join('test', 'excel-host', 'try.ts')] } })
    expect(there).toHaveProperty('why', expect.stringContaining('Excel does not run on linux'))
    expect(() => plan({ platform: 'linux', args: ['stop'] })).toThrow('Nothing to stop')
  })

  it('tells how it is used', () => {
    expect(plan({ args: ['--help'] })).toEqual({ kind: 'help' })
  })

  it.each([
    ['a port that is no number', ['--port', 'x'], '--port is "x"'],
    ['a port with something behind it', ['--port', '3000x'], '--port is "3000x"'],
    ['no port', ['--port'], '--port is ""'],
    ['a port that there is not', ['--port', '65536'], '1 to 65535'],
    ['half a port', ['--port', '80.5'], '1 to 65535'],
    ['what it does not know', ['start', 'now'], '"start now" is not understood'],
  ])('refuses %s', (_, args, message) => {
    expect(() => plan({ args })).toThrow(message)
  })

  it('needs npm, which fetches the tool', () => {
    expect(() => plan({ npm: undefined })).toThrow('npm run sideload')
  })
})

describe('a command', () => {
  const node = (script: string) => ({ program: process.execPath, args: ['-e', script] })

  it('that does its work is done', async () => {
    await expect(runCommand(node(''), 'advice')).resolves.toBeUndefined()
  })

  it.each([
    ['that ends with a fault', node('process.exit(3)')],
    // What office-addin-debugging says where it cannot find Excel, ending with 0.
    ['that says that it was unable', node('console.error("Error: Unable to start debugging.")')],
    ['that is not there', { program: join(tmpdir(), 'no-such-program'), args: [] }],
  ])('%s gives the advice', async (_, command) => {
    await expect(runCommand(command, 'do this')).rejects.toThrow('do this')
  })
})

describe('the server for Excel', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sideload-'))
  const at = (name: string) => join(folder, name)
  const manifestFile = join(folder, 'new folder', 'manifest.xml')
  let settings: Omit<Parameters<typeof serveForExcel>[0], 'port'>

  beforeAll(async () => {
    await generateCertificates(at('ca.crt'), at('localhost.crt'), at('localhost.key'))
    const tls = { key: readFileSync(at('localhost.key'), 'utf8'), cert: readFileSync(at('localhost.crt'), 'utf8') }
    const report = (error: Error): void => {
      throw error
    }
    settings = { manifestFile, tls, env: { DATA_DIR: at('store') }, report }
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('answers over https with a certificate of the developer authority, and writes the manifest for itself', async () => {
    const server = await serveForExcel({ ...settings, port: 0 })
    try {
      expect(server.url).toMatch(/^https:\/\/localhost:\d+$/)
      const [response] = (await once(get(server.url, { ca: readFileSync(at('ca.crt')), family: 4 }), 'response')) as [
        { statusCode: number; resume: () => void },
      ]
      expect(response.statusCode).toBe(200)
      response.resume()
      const xml = readFileSync(manifestFile, 'utf8')
      expect(checkManifest(xml, readPaneFiles(publicFolder))).toEqual([])
      expect(xml).toContain(`DefaultValue="${server.url}/pane/taskpane.html"`)
    } finally {
      await server.close()
    }
  })

  it('says what to do where its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    await expect(serveForExcel({ ...settings, port })).rejects.toThrow(`Port ${port} is taken`)
    other.close()
  })
})
