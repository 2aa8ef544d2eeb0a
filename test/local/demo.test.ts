import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

interface DemoAnswer {
  issue: string
  link: string
  folder: string
  files: Record<'docx' | 'xlsx' | 'html', string>
  totals: Record<string, string | null>
  yearToDate: Record<string, string | null>
  notSubmitted: string[]
  findings: { code: string; severity: string; message: string; mended: boolean; reason?: string }[]
}

describe('npm run demo -- --json', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'demo-'))
  let answer: DemoAnswer
  let stdout = ''

  beforeAll(async () => {
    const env = { ...process.env, DATA_DIR: dataDir }
    const done = await promisify(execFile)(process.execPath, ['functions/local/demo.ts', '--json'], { cwd: root, env })
    stdout = done.stdout
    answer = JSON.parse(stdout) as DemoAnswer
  })
  afterAll(() => {
    rmSync(dataDir, { recursive: true })
  })

  it('prints one JSON object on one line and nothing else', () => {
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(Object.keys(answer)).toEqual([
      'issue',
      'link',
      'folder',
      'files',
      'totals',
      'yearToDate',
      'notSubmitted',
      'findings',
    ])
  })

  it('publishes issue 2022-45 with the facts of the real week', () => {
    expect(answer.issue).toBe('2022-45')
    expect(answer.yearToDate).toMatchObject({
      'permits-accepted': '799438',
      'permits-completed': '789638',
      'services-accepted': '21291461',
      'services-completed': '9007873',
      'others-accepted': '62413',
      'others-completed': '62284',
    })
    expect(answer.notSubmitted).toEqual([])
    const open = answer.findings.filter((f) => !f.mended)
    expect(open.filter((f) => f.severity === 'error')).toEqual([])
    expect(open.filter((f) => f.severity === 'warning').map((f) => f.reason)).not.toContain(undefined)
  })

  it('shows the three faults for which one sheet was refused before it was corrected', () => {
    const mended = answer.findings.filter((f) => f.mended).map((f) => f.code)
    expect(mended).toEqual(['not_a_number', 'section_missing', 'date_unreadable'])
  })

  it('leaves the files where it says they are', () => {
    expect(answer.folder.startsWith(dataDir)).toBe(true)
    expect(readFileSync(answer.files.docx).subarray(0, 2).toString()).toBe('PK')
    expect(readFileSync(answer.files.xlsx).subarray(0, 2).toString()).toBe('PK')
    expect(readFileSync(answer.files.html, 'utf8')).toContain('799438')
    expect(existsSync(join(answer.folder, 'sheets', 'ecology-filled.xlsx'))).toBe(true)
  })

  it('gives a link that is kept: a later start on the same store opens it', async () => {
    const { startServer } = await import('../../functions/local/server.ts')
    const { openObjectStore } = await import('../../functions/adapters/open-object-store.ts')
    const { systemClock } = await import('../../functions/adapters/system-clock.ts')
    const { createMemoryAccounts } = await import('../../functions/local/issuer/memory-accounts.ts')
    const store = await openObjectStore({ kind: 'folder', folder: join(answer.folder, 'store') })
    const server = await startServer({
      store,
      clock: systemClock,
      port: 0,
      identity: { kind: 'embedded', accounts: createMemoryAccounts([]) },
      report: (error) => {
        throw error
      },
    })
    try {
      const response = await fetch(new URL(new URL(answer.link).pathname, server.url))
      expect(response.status).toBe(200)
      expect(await response.text()).toBe(readFileSync(answer.files.html, 'utf8'))
    } finally {
      await server.close()
    }
  })
})
