/** Accounts in `<data>/identity/accounts.json`: passwords as hashes only, changed by the server and `npm run accounts`. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { isId } from '../../core/keys.ts'
import type { Clock } from '../../ports.ts'
import type { Account, AccountStore } from './account.ts'
import { makeFirstPassword } from './first-password.ts'
import { hashPassword, isPassword, passwordHashSchema } from './password-hash.ts'
import { readPrivateFile, withLock, writePrivateFile } from './private-file.ts'

const storedSchema = v.strictObject({
  id: v.pipe(v.string(), v.check(isId, 'an id')),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  mustChange: v.boolean(),
  changedAt: v.pipe(v.number(), v.integer(), v.minValue(0)),
  password: passwordHashSchema,
})
const fileSchema = v.strictObject({
  version: v.literal(1),
  accounts: v.array(storedSchema),
  /** Taken away by an operator: no start makes them again. */
  removed: v.array(v.string()),
})
type Stored = v.InferOutput<typeof storedSchema>
type Contents = Omit<v.InferOutput<typeof fileSchema>, 'version'>

/** An account that is to be: of a sample's person, of a department. */
export interface NewAccount {
  readonly id: string
  readonly name: string
}

export interface FirstPassword extends NewAccount {
  readonly password: string
}

export interface AccountFile extends AccountStore {
  list(): Promise<readonly Account[]>
  /** Makes those that are missing and that nobody removed, each with a first password. @throws Error for what is no id */
  addMissing(people: readonly NewAccount[]): Promise<readonly FirstPassword[]>
  /** Makes one; undefined where there is one of that id. @throws Error for what is no id or no name */
  add(person: NewAccount): Promise<FirstPassword | undefined>
  /** A new first password; undefined where there is no such account. */
  reset(id: string): Promise<FirstPassword | undefined>
  /** Whether there was one. */
  remove(id: string): Promise<boolean>
}

export const identityFolder = (dataDir: string): string => join(dataDir, 'identity')

export function createAccountFile(folder: string, clock: Clock): AccountFile {
  const path = join(folder, 'accounts.json')
  const read = createReader(path)
  const find = async (id: string) => (await read()).accounts.find((account) => account.id === id)

  /** One change after another, also among programs; what is slow is done before. */
  const change = (edit: (contents: Contents) => Contents): Promise<void> =>
    withLock(path, async () => {
      const { accounts, removed } = edit(await readContents(path))
      const sorted = accounts.toSorted((a, b) => (a.id < b.id ? -1 : 1))
      await writePrivateFile(path, `${JSON.stringify({ version: 1, accounts: sorted, removed }, undefined, 2)}\n`)
    })

  /** Sets a password where the account is still there; undefined where it has gone. */
  const setPassword = async (id: string, password: string, mustChange: boolean): Promise<Account | undefined> => {
    const set = { mustChange, password: await hashPassword(password), changedAt: clock.now() }
    await change(({ accounts, removed }) => ({
      accounts: accounts.map((account) => (account.id === id ? { ...account, ...set } : account)),
      removed,
    }))
    return bare(await find(id))
  }

  const make = async (people: readonly NewAccount[]): Promise<readonly FirstPassword[]> => {
    for (const person of people) checkPerson(person)
    const made = await Promise.all(
      people.map(async ({ id, name }) => {
        const password = makeFirstPassword()
        return { id, name, password, hash: await hashPassword(password) }
      }),
    )
    if (made.length === 0) return []
    const changedAt = clock.now()
    let added: typeof made = []
    await change(({ accounts, removed }) => {
      const taken = new Set(accounts.map(({ id }) => id))
      added = made.filter(({ id }) => !taken.has(id))
      const stored = added.map(({ id, name, hash }) => ({ id, name, mustChange: true, changedAt, password: hash }))
      return {
        accounts: [...accounts, ...stored],
        removed: removed.filter((id) => added.every((account) => account.id !== id)),
      }
    })
    return added.map(({ id, name, password }) => ({ id, name, password }))
  }

  return {
    find: async (id) => bare(await find(id)),
    list: async () => (await read()).accounts.map(bareOf),
    async verify(id, password) {
      const account = await find(id)
      return (await isPassword(password, account?.password)) ? bare(account) : undefined
    },
    changePassword: (id, password) => setPassword(id, password, false),
    async addMissing(people) {
      const { accounts, removed } = await read()
      const known = new Set([...accounts.map(({ id }) => id), ...removed])
      return make(people.filter(({ id }, i) => !known.has(id) && people.findIndex((p) => p.id === id) === i))
    },
    add: async (person) => ((await find(person.id)) ? undefined : (await make([person]))[0]),
    async reset(id) {
      if (!(await find(id))) return undefined
      const password = makeFirstPassword()
      const account = await setPassword(id, password, true)
      return account && { id, name: account.name, password }
    },
    async remove(id) {
      let found = false
      await change(({ accounts, removed }) => {
        const left = accounts.filter((account) => account.id !== id)
        found = left.length < accounts.length
        return { accounts: left, removed: found ? [...removed, id] : removed }
      })
      return found
    },
  }
}

const bareOf = ({ id, name, mustChange, changedAt }: Stored): Account => ({ id, name, mustChange, changedAt })
const bare = (account: Stored | undefined): Account | undefined => account && bareOf(account)

function checkPerson({ id, name }: NewAccount): void {
  if (!isId(id)) throw new Error(`"${id}" is no user name: lower-case letters, digits and single hyphens, at most 40`)
  if (name.trim() === '' || name.length > 100 || /[\p{C}\p{Zl}\p{Zp}]/u.test(name))
    throw new Error(`"${id}" needs a name of at most 100 characters, on one line`)
}

/** Reads the file anew only when it was changed: by this program or by another. */
function createReader(path: string): () => Promise<Contents> {
  let last: { readonly version: string; readonly contents: Contents } | undefined
  return async () => {
    const found = await stat(path, { bigint: true }).catch(() => undefined)
    // A rename gives the file another inode: no two versions are alike, however fast they follow.
    const version = found ? `${found.ino}-${found.mtimeNs}-${found.size}` : 'none'
    if (last?.version !== version) last = { version, contents: await readContents(path) }
    return last.contents
  }
}

async function readContents(path: string): Promise<Contents> {
  const text = await readPrivateFile(path)
  if (text === undefined) return { accounts: [], removed: [] }
  try {
    return v.parse(fileSchema, JSON.parse(text))
  } catch (cause) {
    throw new Error(`${path} is not a file of accounts: put back a copy, or move it away to begin anew`, { cause })
  }
}
