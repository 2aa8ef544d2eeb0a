import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runAccountCommand } from '../../../functions/local/issuer/account-commands.ts'
import { createAccountFile, identityFolder } from '../../../functions/local/issuer/account-file.ts'
import { makeFirstPassword } from '../../../functions/local/issuer/first-password.ts'
import { hashPassword, isPassword, scryptCost } from '../../../functions/local/issuer/password-hash.ts'
import { passwordFault } from '../../../functions/local/issuer/password-rules.ts'
import { withLock } from '../../../functions/local/issuer/private-file.ts'

let dataDir = ''
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'accounts-'))
})
afterEach(() => rm(dataDir, { recursive: true }))
const clock = { now: () => 1_700_000_000_000 }
const open = () => createAccountFile(identityFolder(dataDir), clock)

describe('the file of accounts', () => {
  it('knows a person by the password that was given out, and holds only its hash', async () => {
    const accounts = open()
    const [made] = await accounts.addMissing([{ id: 'ecology', name: '省生态环境厅' }])
    const password = made?.password ?? ''
    expect(await accounts.verify('ecology', password)).toMatchObject({ id: 'ecology', mustChange: true })
    expect(await accounts.verify('ecology', `${password}x`)).toBeUndefined()
    expect(await accounts.verify('nobody', password)).toBeUndefined()
    const file = join(identityFolder(dataDir), 'accounts.json')
    const text = await readFile(file, 'utf8')
    expect(text).not.toContain(password)
    expect(JSON.parse(text)).toMatchObject({ accounts: [{ password: { scrypt: scryptCost } }] })
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(identityFolder(dataDir))).toEqual(['accounts.json'])
  })

  it('sees what another program changed, and a start makes nobody again whom an operator removed', async () => {
    const [server, command] = [open(), open()]
    const people = ['a', 'b'].map((id) => ({ id, name: id }))
    expect(await server.addMissing(people)).toHaveLength(2)
    expect(await server.find('a')).toBeDefined()
    expect(await command.remove('a')).toBe(true)
    expect(await server.find('a')).toBeUndefined()
    expect(await server.addMissing(people)).toEqual([])
    expect(await command.add({ id: 'a', name: 'A' })).toMatchObject({ id: 'a' })
    expect(await command.add({ id: 'a', name: 'A' })).toBeUndefined()
    expect((await server.list()).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('loses no change where several programs make some at once', async () => {
    const ids = ['a', 'b', 'c', 'd']
    await Promise.all(ids.map((id) => open().add({ id, name: id })))
    expect((await open().list()).map(({ id }) => id)).toEqual(ids)
  })

  it('keeps its own passwords: a reset gives a new first one, which ends the old', async () => {
    const accounts = open()
    await accounts.add({ id: 'editor', name: 'Editor' })
    await accounts.changePassword('editor', 'one of her own, long')
    expect(await accounts.verify('editor', 'one of her own, long')).toMatchObject({ mustChange: false })
    const set = await accounts.reset('editor')
    expect(await accounts.verify('editor', 'one of her own, long')).toBeUndefined()
    expect(await accounts.verify('editor', set?.password ?? '')).toMatchObject({ mustChange: true })
    expect(await accounts.reset('nobody')).toBeUndefined()
  })

  it.each(['Editor', '../x', 'a b', ''])('takes no account named %j', async (id) => {
    await expect(open().add({ id, name: 'x' })).rejects.toThrow('is no user name')
  })

  it('says in words that a file is no file of accounts', async () => {
    await open().add({ id: 'a', name: 'a' })
    await writeFile(join(identityFolder(dataDir), 'accounts.json'), '{')
    await expect(open().find('a')).rejects.toThrow('is not a file of accounts')
  })

  it('takes over a lock that a killed program left', async () => {
    const path = join(dataDir, 'x.json')
    await writeFile(`${path}.lock`, '')
    await utimes(`${path}.lock`, 1, 1)
    expect(await withLock(path, () => Promise.resolve('done'))).toBe('done')
  })
})

describe('a password’s hash', () => {
  const cheap = { N: 16, r: 8, p: 1 }

  it('differs for one password each time, and bears its parameters, so that they can be raised', async () => {
    const [a, b] = [await hashPassword('same', cheap), await hashPassword('same', cheap)]
    expect(a.hash).not.toBe(b.hash)
    expect(a.scrypt).toEqual(cheap)
    expect(await isPassword('same', a)).toBe(true)
    expect(await isPassword('other', a)).toBe(false)
  })

  it('is the same however a letter is composed, as keyboards differ', async () => {
    expect(await isPassword('cafe\u0301', await hashPassword('caf\u00e9', cheap))).toBe(true)
  })

  it('costs at least what OWASP asks for', () => {
    const { N, r, p } = scryptCost
    expect(r).toBe(8)
    expect(N).toBeGreaterThanOrEqual(2 ** 16)
    expect(p).toBeGreaterThanOrEqual(2)
  })

  it('takes as long where there is no account', async () => {
    const known = await hashPassword('right')
    const timed = async (hash: typeof known | undefined) => {
      const times: number[] = []
      for (let i = 0; i < 3; i++) {
        const start = process.cpuUsage()
        await isPassword('wrong', hash)
        const { user, system } = process.cpuUsage(start)
        times.push(user + system)
      }
      return Math.min(...times)
    }
    const ratio = (await timed(undefined)) / (await timed(known))
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(2)
  })
})

describe('a first password', () => {
  it('is easy to type, has over 60 bits and is never the same', () => {
    const made = Array.from({ length: 200 }, makeFirstPassword)
    for (const password of made) expect(password).toMatch(/^(?:[a-hj-km-np-z2-9]{5}-){2}[a-hj-km-np-z2-9]{5}$/)
    expect(new Set(made).size).toBe(200)
    expect(15 * Math.log2(31)).toBeGreaterThan(60)
  })
})

describe('a password of one’s own', () => {
  const fault = (text: string, more: object = {}) =>
    passwordFault({ login: 'ecology', name: '省生态环境厅', old: 'k7f2m-x9rtq-3hw8p', new: text, again: text, ...more })

  it.each([
    ['elevenchars', 'too_short'],
    ['ab          cd', 'too_short'],
    ['x'.repeat(129), 'too_long'],
    ['k7f2m-x9rtq-3hw8p', 'unchanged'],
    ['ecologyecology', 'own_name'],
    ['Password1234', 'common'],
    ['１２３４５６７８９０１２', 'common'],
    ['abcabcabcabcabc', 'common'],
    ['aaaaaaaaaaaaaaaa', 'common'],
  ])('%s: %s', (text, wanted) => {
    expect(fault(text)).toBe(wanted)
  })

  it('is not asked for capitals, digits or symbols, and may be a Chinese sentence', () => {
    expect(fault('every friday at five')).toBeUndefined()
    expect(fault('每周五下午五点之前把表交上来')).toBeUndefined()
    expect(fault('x1'.repeat(5) + 'ecology is mine')).toBeUndefined()
  })

  it('must be the same both times', () => {
    expect(fault('every friday at five', { again: 'every friday at six' })).toBe('not_repeated')
  })
})

describe('npm run accounts', () => {
  const run = (...args: string[]) =>
    runAccountCommand(args, open()).catch((error: unknown) => (error instanceof Error ? error.message : ''))

  it('adds, lists, resets and removes, and says what is wrong', async () => {
    expect(await run('list')).toContain('No accounts yet')
    expect(await run('add', 'zhang-san', '--name', '张三')).toMatch(/^zhang-san: the first password is \w+-\w+-\w+\n/)
    expect(await run('add', 'zhang-san')).toContain('npm run accounts -- reset zhang-san')
    expect(await run('list')).toMatch(/^zhang-san +first password \d{4}-\d\d-\d\d {2}张三$/)
    expect(await run('reset', 'zhang-san')).toMatch(/first password is/)
    expect(await run('remove', 'zhang-san')).toContain('can sign in no more')
    expect(await run('remove', 'zhang-san')).toContain('There is no account "zhang-san"')
    expect(await run('add', 'x', '--name', 'a\nb')).toContain('needs a name')
    expect(await run('paint', 'zhang-san')).toContain('npm run accounts -- list')
  })

  it('is a program', async () => {
    const env = { ...process.env, DATA_DIR: dataDir }
    const root = join(import.meta.dirname, '..', '..', '..')
    const { stdout } = await promisify(execFile)(process.execPath, ['functions/local/manage-accounts.ts', 'list'], {
      cwd: root,
      env,
    })
    expect(stdout).toContain('No accounts yet')
  }, 60_000)
})
