import fc from 'fast-check'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkManifest } from '../../../addin/manifest/check-manifest.ts'
import { checkSchema } from '../../../addin/manifest/check-schema.ts'
import { addinId, makeManifest } from '../../../addin/manifest/make-manifest.ts'
import { packageVersion } from '../../../addin/manifest/package-version.ts'
import { publicFolder, readPaneFiles } from '../../../addin/manifest/pane-files.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const files = readPaneFiles(publicFolder)
const local = 'https://localhost:3000'
const script = (name: string) => join(root, 'addin', 'manifest', name)

describe('the manifest', () => {
  it('at the root is the one that the script makes for the local address and the version of package.json', () => {
    const committed = readFileSync(join(root, 'manifest.xml'), 'utf8')
    expect(committed).toBe(makeManifest({ address: local, version: packageVersion() }))
  })

  it('has no fault for any deployment address', () => {
    const port = fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined })
    fc.assert(
      fc.property(fc.domain(), port, fc.uuid(), (host, port, id) => {
        const address = `https://${host}${port === undefined ? '' : `:${port}`}`
        const xml = makeManifest({ address, version: '1.2.3', id })
        expect(checkManifest(xml, files)).toEqual([])
        expect(xml).toContain(`<Id>${id}</Id>`)
        expect(xml).toContain('<Version>1.2.3.0</Version>')
        expect(makeManifest({ address, version: '1.2.3', id })).toBe(xml)
      }),
      { numRuns: 30 },
    )
  })

  it('names its own deployment and no other', () => {
    const xml = makeManifest({ address: 'https://bulletin.example.org/', version: '1.0.0' })
    const hosts = [...xml.matchAll(/"(https?:\/\/[^/"]+)/g)].map(([, origin]) => origin)
    expect(new Set(hosts.filter((h) => !/^http:\/\/(www\.w3\.org|schemas\.microsoft\.com)$/.test(h ?? '')))).toEqual(
      new Set(['https://bulletin.example.org']),
    )
    expect(xml).not.toContain('localhost')
  })

  it.each([
    ['http', 'http://bulletin.example.org', 'does not begin with https://'],
    ['a path', 'https://bulletin.example.org/pane', 'goes on after the host'],
    ['a query', 'https://bulletin.example.org/?a=1', 'goes on after the host'],
    ['a user', 'https://me:secret@bulletin.example.org', 'names a user'],
    ['no address', 'bulletin', 'is not an address'],
  ])('refuses %s', (_, address, message) => {
    expect(() => makeManifest({ address, version: '1.0.0' })).toThrow(message)
  })

  it('refuses versions and ids of another form', () => {
    expect(() => makeManifest({ address: local, version: '1.0.0-beta' })).toThrow('three numbers')
    expect(() => makeManifest({ address: local, version: '1.0.0', id: '{x}' })).toThrow('not a GUID')
  })
})

describe('npm run manifest', () => {
  it('prints the manifest for an address and an id', () => {
    const id = '0F0F7A2E-3F65-4C0E-9D5B-5B8F7D7B0A11'
    const address = 'https://bulletin.example.org'
    const printed = execFileSync(process.execPath, [script('print-manifest.ts'), address, '--id', id], {
      encoding: 'utf8',
    })
    expect(printed).toBe(makeManifest({ address, version: packageVersion(), id }))
  })

  it.each([
    ['without an address', [], 'Give one address'],
    ['with two', [local, local], 'Give one address'],
    ['with an http address', ['http://localhost:3000'], 'https://'],
    ['with an unknown option', [local, '--host', 'x'], "'--host'"],
  ])('%s says so in one line and prints nothing', (_, args, message) => {
    const run = spawnSync(process.execPath, [script('print-manifest.ts'), ...args], { encoding: 'utf8' })
    expect(run.status).toBe(1)
    expect(run.stdout).toBe('')
    expect(run.stderr).toContain(message)
    expect(run.stderr.trim().split('\n')).toHaveLength(1)
  })
})

describe('npm run check:manifest', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [script('check-manifest-file.ts'), ...args], { encoding: 'utf8', cwd: root })

  it('ends with 0 and one line for the manifest at the root', () => {
    const { status, stdout, stderr } = run()
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^manifest\.xml: no fault \(.+\)\n$/)
  })

  it('ends with 1 and one line a fault for another file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'manifest-'))
    const file = join(folder, 'bad.xml')
    const xml = makeManifest({ address: local, version: '1.0.0' })
    writeFileSync(
      file,
      xml.replace('IconUrl DefaultValue="https:', 'IconUrl DefaultValue="http:').replace('80.png', ''),
    )
    const { status, stdout, stderr } = run(file)
    rmSync(folder, { recursive: true })
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^bad\.xml:13: IconUrl: "http:.+" is not https$/),
      expect.stringMatching(/^bad\.xml:\d+: Image "icon\.80": there is no \/pane\/icon-$/),
    ])
  })

  it('says that a file is not there', () => {
    expect(run('no-such.xml')).toMatchObject({ status: 1, stderr: expect.stringContaining('no-such.xml') as string })
  })
})

const schema = checkSchema(join(root, 'manifest.xml'), 'manifest.xml')

describe("Microsoft's schemas", () => {
  const name = schema.kind === 'skipped' ? ` (skipped: ${schema.why})` : ''
  it.skipIf(schema.kind === 'skipped')(`find nothing in the manifest at the root${name}`, () => {
    expect(schema).toEqual({ kind: 'checked', faults: [] })
  })

  it.skipIf(schema.kind === 'skipped')(`give one line a fault${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'manifest-'))
    const file = join(folder, 'm.xml')
    const xml = makeManifest({ address: local, version: '1.0.0' })
    writeFileSync(file, xml.replace(/.*<Permissions>.*\n/, '').replace(addinId, 'x'))
    const checked = checkSchema(file, 'm.xml')
    rmSync(folder, { recursive: true })
    expect(checked.kind === 'checked' ? checked.faults : []).toEqual([
      expect.stringMatching(/^m\.xml:3: .*Id/),
      expect.stringMatching(/^m\.xml:\d+: .*Permissions/),
    ])
  })

  it('are skipped, with the reason, where they are not there', () => {
    const checked = checkSchema(join(root, 'manifest.xml'), 'manifest.xml', join(tmpdir(), 'no-schemas'))
    expect(checked).toEqual({ kind: 'skipped', why: expect.stringContaining('is not there') as string })
  })
})
