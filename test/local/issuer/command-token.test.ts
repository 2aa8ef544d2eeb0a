import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../../functions/adapters/system-clock.ts'
import { createAccountFile, identityFolder } from '../../../functions/local/issuer/account-file.ts'
import { makeCommandToken, writeIssuerAddress } from '../../../functions/local/issuer/command-token.ts'
import { openIssuerKeys } from '../../../functions/local/issuer/issuer-keys.ts'
import { type IssuerServer, startIssuer } from './issuer-server.ts'

const root = join(import.meta.dirname, '..', '..', '..')
let dataDir = ''
let folder = ''
let server: IssuerServer
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'token-'))
  folder = identityFolder(dataDir)
  const accounts = createAccountFile(folder, systemClock)
  await accounts.add({ id: 'editor', name: '编辑' })
  server = await startIssuer({ accounts, keys: await openIssuerKeys(folder), folder })
})
afterAll(async () => {
  await server.close()
  await rm(dataDir, { recursive: true })
})

const run = async (args: readonly string[], dir = dataDir) => {
  const env = { ...process.env, DATA_DIR: dir }
  const program = ['functions/local/print-token.ts', ...args]
  return promisify(execFile)(process.execPath, program, { cwd: root, env }).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
    (error: unknown) => error as { code: number; stdout: string; stderr: string },
  )
}
const me = (token: string, headers: Record<string, string> = {}) =>
  fetch(new URL('/api/me', server.url), { headers: { authorization: `Bearer ${token}`, ...headers } })

describe('npm run token', () => {
  it('prints one line: a token of the running server for twelve hours, good on this machine', async () => {
    const { stdout } = await run(['editor'])
    expect(stdout).toMatch(/^[\w.-]+\n$/)
    const token = stdout.trim()
    const { iat = 0, exp = 0, ...claims } = decodeJwt(token)
    expect(claims).toMatchObject({ sub: 'editor', name: '编辑', loopback_only: true, aud: 'urn:bulletin:api' })
    expect(exp - iat).toBe(12 * 3600)
    expect(await (await me(token)).json()).toMatchObject({ id: 'editor', name: '编辑' })
  })

  it('is refused from behind a proxy and under another name', async () => {
    const token = await makeCommandToken(folder, 'editor', systemClock)
    const answer = await me(token, { 'x-forwarded-for': '10.0.0.1' })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ code: 'token_refused', why: 'loopback_only' })
  })

  it('is refused from another address, also of this very machine', async () => {
    const address = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4')?.address
    if (address === undefined) return
    const open = await startIssuer(
      { accounts: createAccountFile(folder, systemClock), keys: await openIssuerKeys(folder) },
      { host: '0.0.0.0' },
    )
    try {
      const { port } = new URL(open.url)
      await writeIssuerAddress(folder, `${open.url}/identity`)
      const token = await makeCommandToken(folder, 'editor', systemClock)
      const headers = { authorization: `Bearer ${token}` }
      expect((await fetch(`http://127.0.0.1:${port}/api/me`, { headers })).status).toBe(200)
      const outside = await fetch(`http://${address}:${port}/api/me`, { headers })
      expect(await outside.json()).toMatchObject({ code: 'token_refused', why: 'loopback_only' })
    } finally {
      await open.close()
      await writeIssuerAddress(folder, `${server.url}/identity`)
    }
  })

  it('says what is wrong and ends with 1: nobody, an unknown person, a folder without a server', async () => {
    expect(await run([])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('Whose token?') as string,
    })
    expect(await run(['nobody'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no account "nobody"') as string,
    })
    const empty = await run(['editor'], join(dataDir, 'nowhere'))
    expect(empty).toMatchObject({ code: 1, stderr: expect.stringContaining('npm start') as string })
  })

  it('is made for loopback only', async () => {
    const elsewhere = join(dataDir, 'elsewhere')
    await openIssuerKeys(elsewhere)
    await writeIssuerAddress(elsewhere, 'https://bulletin.example.org/identity')
    await expect(makeCommandToken(elsewhere, 'editor', systemClock)).rejects.toThrow('good on loopback only')
  })
})
