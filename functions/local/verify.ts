/**
 * `npm run verify [-- --bulletin <id>] [--head <sha256>]`: proves the store of these settings (those of `npm start`), or
 * names each break. Reads only. Ends with 1 where there is a break or nothing to prove.
 */
import { parseArgs } from 'node:util'
import { createObjectStore, readStoreSettings } from '../adapters/open-object-store.ts'
import { type Break, type BreakKind, type Verified, type VerifiedBulletin, verifyStore } from '../services/verify.ts'

const say: { readonly [K in BreakKind]: (b: Break) => string } = {
  missing: (b) => `is not there, but ${b.by ?? 'something'} names it`,
  changed: (b) => `is not what was sealed (by ${b.by ?? 'a seal'})`,
  misnamed: () => 'does not hold what its name says',
  unreadable: () => 'is no record of ours',
  misplaced: () => 'says that it stands elsewhere',
  gap: () => 'stands without the revision before it',
  stray: () => 'belongs to nothing that is there',
  inserted: (b) => `was put in later: by its time ${b.by ?? 'an edition'} should know it, or nobody could write it`,
  not_sealed: (b) => (b.expected === null ? 'has no seal, but an older edition has' : 'stands on what it did not seal'),
  head_missing: () => 'the edition that was noted down is not there',
}

function printBreak(found: Break): void {
  console.log(`BREAK ${found.kind}: ${found.key} ${say[found.kind](found)}`)
  if (found.expected !== null) console.log(`      expected ${found.expected}`)
  if (found.found !== null) console.log(`      found    ${found.found}`)
}

function printBulletin({
  bulletin,
  objects,
  editions,
  sealed,
  newest,
  unsealed,
  unsealedCount,
}: VerifiedBulletin): void {
  console.log(`\n${bulletin}: ${objects} objects, ${editions} editions, ${sealed} of them sealed`)
  if (newest) console.log(`  newest edition ${newest.key} of ${newest.at}; note down outside:\n  ${newest.sha256}`)
  if (unsealedCount > 0)
    console.log(`  not sealed yet: ${unsealedCount} objects, newer than the last edition that knows them`)
  for (const key of unsealed) console.log(`    ${key}`)
  if (unsealedCount > unsealed.length) console.log(`    and ${unsealedCount - unsealed.length} more`)
}

function printVerified(verified: Verified, head: string | undefined): void {
  for (const bulletin of verified.bulletins) printBulletin(bulletin)
  console.log(`\n${verified.contents} uploads, files and seals hold what their names say; ${verified.links} links and`)
  console.log('revocations lead to what is there. They are not sealed: links are made after what they lead to, and')
  console.log('who can write the store can put one in. Accounts and marks of attempts are no part of the record.')
  if (head !== undefined && verified.headKey !== null) console.log(`The edition noted down is ${verified.headKey}.`)
  console.log(verified.breaks === 0 ? 'No break.' : `${verified.breaks} breaks, named above.`)
}

function readArguments(): { bulletin: string | undefined; head: string | undefined } {
  const { values } = parseArgs({ options: { bulletin: { type: 'string' }, head: { type: 'string' } } })
  if (values.head !== undefined && !/^[0-9a-f]{64}$/i.test(values.head))
    throw new Error('--head wants the 64 hexadecimal digits that were noted down')
  return { bulletin: values.bulletin, head: values.head?.toLowerCase() }
}

try {
  const asked = readArguments()
  const store = await createObjectStore(readStoreSettings(process.env))
  const verified = await verifyStore(store, { ...asked, onBreak: printBreak })
  printVerified(verified, asked.head)
  const nothing = verified.bulletins.length === 0
  if (nothing) console.log('There is nothing to prove here: check DATA_DIR or S3_BUCKET, and --bulletin.')
  if (nothing || verified.breaks > 0) process.exitCode = 1
} catch (error) {
  // A wrong setting or a store out of reach is the operator's to mend: its message, not a stack.
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
