/** What an operator does to accounts: `npm run accounts`. */
import { parseArgs } from 'node:util'
import type { AccountFile, FirstPassword } from './account-file.ts'

const usage = `npm run accounts -- list
npm run accounts -- add <person> [--name <name>]
npm run accounts -- reset <person>
npm run accounts -- remove <person>
What a person may do in a bulletin, an admin of the bulletin says in the task pane.`

const tellPassword = ({ id, password }: FirstPassword): string =>
  `${id}: the first password is ${password}\nIt opens only the page on which a password of her own is chosen.`

async function list(accounts: AccountFile): Promise<string> {
  const lines = (await accounts.list()).map(({ id, name, mustChange, changedAt }) => {
    const since = new Date(changedAt).toISOString().slice(0, 10)
    return `${id.padEnd(24)} ${mustChange ? 'first password' : 'own password  '} ${since}  ${name}`
  })
  return lines.length === 0 ? 'No accounts yet: the first npm start makes them.' : lines.join('\n')
}

/** One command → what it tells. @throws Error with what is wrong, and the cure */
export async function runAccountCommand(args: readonly string[], accounts: AccountFile): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { name: { type: 'string' } },
    allowPositionals: true,
  })
  const [command, person, ...more] = positionals
  if (command === 'list' && person === undefined) return list(accounts)
  if (person === undefined || more.length > 0 || (values.name !== undefined && command !== 'add'))
    throw new Error(usage)
  const missing = `There is no account "${person}": npm run accounts -- list shows those there are`
  switch (command ?? '') {
    case 'add': {
      const made = await accounts.add({ id: person, name: values.name ?? person })
      if (!made) throw new Error(`There is an account "${person}" already: npm run accounts -- reset ${person}`)
      return tellPassword(made)
    }
    case 'reset': {
      const set = await accounts.reset(person)
      if (!set) throw new Error(missing)
      return tellPassword(set)
    }
    case 'remove': {
      if (!(await accounts.remove(person))) throw new Error(missing)
      return `${person} can sign in no more, and is signed out within ten minutes.`
    }
    default:
      throw new Error(usage)
  }
}
