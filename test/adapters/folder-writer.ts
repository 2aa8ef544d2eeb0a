// A process of its own, to be killed: writes objects as fast as it can and prints the key of each acknowledged one.
import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { createFolderObjectStore } from '../../functions/adapters/folder-object-store.ts'

const [folder = '', round = ''] = process.argv.slice(2)
const store = createFolderObjectStore(folder)

async function writeOn(writer: number): Promise<void> {
  for (let i = 0; i < 5_000; i++) {
    const key = `round-${round}/writer-${writer}/${Math.floor(i / 5)}/${i}`
    const filler = Buffer.alloc((i * 7919) % 50_000, key)
    const body = Buffer.concat([createHash('sha256').update(filler).digest(), filler])
    if ((await store.create(key, body)) === 'created') writeSync(1, `${key}\n`)
  }
}

await Promise.all([0, 1, 2, 3].map(writeOn))
