import { join } from 'node:path'
import type { FirstPassword } from './account-file.ts'
import { readPrivateFile, withLock, writePrivateFile } from './private-file.ts'

export const firstPasswordsPath = (folder: string): string => join(folder, 'first-passwords.txt')

const heading = `# First passwords. Each opens only the page on which its owner chooses her own.
# Hand them out one by one, then delete this file. A new one: npm run accounts -- reset <person>
`

/** Adds to the file that the operator hands out from; nobody else may read it. */
export function writeFirstPasswords(folder: string, made: readonly FirstPassword[]): Promise<void> {
  const path = firstPasswordsPath(folder)
  return withLock(path, async () => {
    const before = (await readPrivateFile(path)) ?? heading
    const lines = made.map(({ id, password, name }) => `${id.padEnd(24)} ${password}  ${name}\n`)
    await writePrivateFile(path, `${before}${lines.join('')}`)
  })
}
