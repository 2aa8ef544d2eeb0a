import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFolderObjectStore } from '../../functions/adapters/folder-object-store.ts'
import { createTestWorld, hospital, hospitalWeek, publishIssue } from '../http/world.ts'

const root = join(import.meta.dirname, '..', '..')
let folder = ''
let head = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'))
  const t = await createTestWorld({ store: createFolderObjectStore(join(folder, 'store')) })
  const { body } = await publishIssue(t, await hospitalWeek(t))
  head = (body as unknown as { sha256: string }).sha256
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Runs `npm run verify` on a copy of the store, after `tamper`. */
function verify(args: readonly string[], tamper: (store: string) => void = () => undefined) {
  const copy = mkdtempSync(join(folder, 'copy-'))
  cpSync(join(folder, 'store'), copy, { recursive: true })
  tamper(copy)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['functions/local/verify.ts', ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: copy },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

describe('npm run verify', () => {
  it('proves a store, and prints the hash to note down', () => {
    const { status, stdout } = verify(['--head', head])
    expect(stdout).toContain(`newest edition editions/${hospital}/2026-1/000001.json`)
    expect(stdout).toContain(head)
    expect(stdout).toContain(`The edition noted down is editions/${hospital}/2026-1/000001.json.`)
    expect([status, stdout.trimEnd().endsWith('No break.')]).toEqual([0, true])
  })

  it('passes over the folder of the accounts, which may stand in the store’s own, whatever is in it', () => {
    const plain = verify(['--head', head])
    const { status, stdout, stderr } = verify(['--head', head], (store) => {
      mkdirSync(join(store, 'identity'))
      for (const name of ['accounts.json', 'keys.json', 'first-passwords.txt', '000001.json'])
        writeFileSync(join(store, 'identity', name), 'secret-text')
    })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toBe(plain.stdout)
    expect(stdout).not.toMatch(/identity|secret-text/)
  })

  it('says what it does not prove: links and revocations are not sealed', () => {
    expect(verify([]).stdout).toMatch(/1 links and\nrevocations lead to what is there\. They are not sealed/)
  })

  it('names a break with its key, what was expected and what was found, and ends with 1', () => {
    const key = `submissions/${hospital}/2026-1/emergency/000001.json`
    const { status, stdout } = verify([], (store) => {
      chmodSync(join(store, key), 0o644)
      writeFileSync(join(store, key), readFileSync(join(store, key), 'utf8').replace('"100"', '"900"'))
    })
    expect(status).toBe(1)
    expect(stdout).toMatch(/^BREAK changed: submissions\/.+\n +expected [0-9a-f]{64}\n +found +[0-9a-f]{64}$/m)
    expect(stdout).toContain('1 breaks, named above.')
  })

  it('ends with 1 where the edition noted down is not there, and where there is nothing to prove', () => {
    expect(verify(['--head', 'a'.repeat(64)])).toMatchObject({ status: 1 })
    expect(verify(['--bulletin', 'none']).stdout).toContain('nothing to prove')
    expect(verify(['--head', 'abc'])).toMatchObject({ status: 1, stdout: '' })
    expect(verify(['--heads', head])).toMatchObject({ status: 1, stdout: '' })
  })
})
