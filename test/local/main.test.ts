import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInAs } from '../../functions/local/sign-in-client.ts'

const root = join(import.meta.dirname, '..', '..')

describe('npm start', () => {
  let dataDir = ''
  // One folder for all: each password that a first start makes takes its time to hash.
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'start-'))
  })
  afterAll(() => {
    rmSync(dataDir, { recursive: true })
  })

  /** Starts the program; `url` resolves once it says where it serves, `done` when it has ended. */
  function start(env: Record<string, string>) {
    const child = spawn(process.execPath, ['functions/local/main.ts'], {
      cwd: root,
      env: { ...process.env, DATA_DIR: dataDir, ...env },
    })
    let output = ''
    const url = new Promise<string>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        const found = /Web page:\s+(\S+)/.exec(output)
        if (found?.[1]) resolve(found[1])
      })
    })
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    const done = new Promise<{ code: number | null; output: string }>((resolve) => {
      child.on('close', (code) => {
        resolve({ code, output })
      })
    })
    return { child, url, done }
  }

  it('makes accounts at its first start and tells where their passwords are, which sign people in', async () => {
    const { child, url, done } = start({ PORT: '0' })
    const address = new URL(await url).origin
    const file = join(dataDir, 'identity', 'first-passwords.txt')
    const first = new Map(
      [...readFileSync(file, 'utf8').matchAll(/^([\w-]+) +([\w-]+)  /gm)].map(([, id = '', password = '']) => [
        id,
        password,
      ]),
    )
    expect([...first.keys()]).toEqual(expect.arrayContaining(['admin', 'editor', 'auditor', 'ecology', 'maternity']))
    for (const name of ['first-passwords.txt', 'accounts.json', 'keys.json', 'issuer.json'])
      if (process.platform !== 'win32') expect(statSync(join(dataDir, 'identity', name)).mode & 0o777, name).toBe(0o600)
    const accounts = readFileSync(join(dataDir, 'identity', 'accounts.json'), 'utf8')
    for (const password of first.values()) expect(accounts).not.toContain(password)
    // A first password asks for another: the sign-in client stops at that page.
    await expect(signInAs(address, 'editor', first.get('editor') ?? '')).rejects.toThrow('设置新密码')
    await expect(signInAs(address, 'editor', 'wrong')).rejects.toThrow('不正确')
    child.kill('SIGTERM')
    const { output } = await done
    expect(output).toContain(file)
    expect(output).toContain('"sign-in-refused","person":"editor"')
  }, 60_000)

  it.each(['SIGINT', 'SIGTERM'] as const)('serves until %s, then stops cleanly', async (signal) => {
    const { child, url, done } = start({ PORT: '0' })
    const health = await fetch(new URL('/api/health', await url))
    expect(await health.json()).toMatchObject({ status: 'ok' })
    const page = await fetch(await url)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    child.kill(signal)
    expect(await done).toMatchObject({ code: 0 })
  })

  it('refuses a port that is none, and names the setting', async () => {
    const { code, output } = await start({ PORT: 'http' }).done
    expect(code).toBe(1)
    expect(output).toMatch(/^PORT is "http"/)
  })

  it('says which port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const address = taken.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const { code, output } = await start({ PORT: port }).done
    taken.close()
    expect(code).toBe(1)
    expect(output).toContain(port)
  })
})
