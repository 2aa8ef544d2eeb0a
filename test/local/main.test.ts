import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

describe('npm start', () => {
  let dataDir = ''
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'start-'))
  })
  afterEach(() => {
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
