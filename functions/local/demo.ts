/** `npm run demo`: one issue from end to end on this machine, over the HTTP API; `--json` prints one object instead. */
import { randomBytes } from 'node:crypto'
import { mkdir, readdir } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { openObjectStore } from '../adapters/open-object-store.ts'
import { createApiClient } from './api-client.ts'
import { createMemoryAccounts } from './issuer/memory-accounts.ts'
import { type Played, playSample } from './play-sample.ts'
import { readSampleWeek } from './sample-week.ts'
import { loadTemplates, templatesFolder } from './load-templates.ts'
import { sampleAccounts } from './sample-people.ts'
import { startServer } from './server.ts'
import { createSignInClient } from './sign-in-client.ts'

/** A new folder each time: a store that only grows cannot open the same issue twice. */
async function newDemoFolder(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  const taken = new Set(await readdir(dataDir))
  let n = 1
  while (taken.has(`demo-${n}`)) n++
  const folder = join(dataDir, `demo-${n}`)
  await mkdir(folder)
  return folder
}

function printPlayed({ merge, findings, link, files }: Played): void {
  const line = (cells: readonly string[], widths: readonly number[]) =>
    `  ${cells.map((cell, i) => cell + ' '.repeat(Math.max(1, (widths[i] ?? 0) - displayWidth(cell)))).join('')}`
  console.log('\nBoard')
  for (const row of merge.board)
    console.log(line([row.name, row.status, row.revision === null ? '' : `revision ${row.revision}`], [28, 16, 12]))
  console.log('\nTotals')
  console.log(line(['', 'week', 'year to date', ''], [28, 16, 16]))
  for (const { id, name, unit } of merge.figures) {
    const total = merge.totals[id]
    console.log(line([name, total?.week ?? '—', total?.yearToDate ?? '—', unit], [28, 16, 16]))
  }
  console.log('\nFindings')
  for (const f of findings) {
    const after = f.mended ? ' (mended)' : f.reason === undefined ? '' : ` (reason: ${f.reason})`
    console.log(`  ${f.severity.padEnd(8)} ${f.at.department ?? ''} ${f.message}${after}`)
  }
  if (findings.length === 0) console.log('  none')
  console.log(`\nNot submitted: ${merge.notSubmitted.length === 0 ? 'none' : merge.notSubmitted.join(', ')}`)
  console.log(`Link:  ${link}`)
  for (const file of Object.values(files)) console.log(`File:  ${file}`)
}

/** Columns that a text takes on a terminal: Han and full-width characters take two. */
const displayWidth = (text: string): number => [...text].reduce((sum, ch) => sum + (ch > '\u2e7f' ? 2 : 1), 0)

const asJson = process.argv.includes('--json')
const tell = (text: string): void => {
  if (!asJson) console.log(text)
}
let now = Date.now()
const folder = resolve(await newDemoFolder(process.env['DATA_DIR'] ?? '.data'))
const store = await openObjectStore({ kind: 'folder', folder: join(folder, 'store') })
const report = (error: Error, requestId: string): void => {
  console.error(requestId, error)
}
// Everybody signs in, with a password that is forgotten when the demo ends.
const password = randomBytes(16).toString('base64url')
const { definitions } = await loadTemplates(templatesFolder)
const accounts = createMemoryAccounts(sampleAccounts(definitions).map((person) => ({ ...person, password })))
const server = await startServer({
  store,
  clock: { now: () => now++ },
  port: 0,
  report,
  identity: { kind: 'embedded', accounts },
})
tell(`Serving ${server.url}`)
try {
  const sample = await readSampleWeek(templatesFolder, 'window-weekly', '2022-45')
  const api = createApiClient(
    server.url,
    'zh-CN',
    fetch,
    createSignInClient(server.url, () => password),
  )
  const played = await playSample(sample, {
    api,
    folder,
    setClock: (ms) => {
      now = ms
    },
    tell,
  })
  if (asJson) {
    const { issue, link, files, merge, findings } = played
    const pick = (key: 'week' | 'yearToDate') =>
      Object.fromEntries(Object.entries(merge.totals).map(([id, total]) => [id, total[key]]))
    const { notSubmitted } = merge
    console.log(
      JSON.stringify({
        issue,
        link,
        folder,
        files,
        totals: pick('week'),
        yearToDate: pick('yearToDate'),
        notSubmitted,
        findings,
      }),
    )
  } else {
    printPlayed(played)
    const here = relative(process.cwd(), join(folder, 'store'))
    console.log(
      `\nThe demo's server has stopped. To open the link: DATA_DIR=${here} PORT=${new URL(server.url).port} npm start`,
    )
  }
} finally {
  await server.close()
}
