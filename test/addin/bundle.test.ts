/** What the pane's bundle weighs and holds (issue 3: at most 200 KB gzip before the first paint, of functions/ only core). */
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const budget = 200 * 1024

let chunks: readonly Rolldown.OutputChunk[]
beforeAll(async () => {
  const result = await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'addin/taskpane'),
    logLevel: 'error',
    build: { write: false },
  })
  const outputs = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[]
  chunks = outputs.flatMap(({ output }) => output).filter((part) => part.type === 'chunk')
})

/** A page's entry with everything that it imports at once. */
function initialChunks(page = 'taskpane'): readonly Rolldown.OutputChunk[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const reached = new Set<Rolldown.OutputChunk>()
  const visit = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (!chunk || reached.has(chunk)) return
    reached.add(chunk)
    for (const name of chunk.imports) visit(byName.get(name))
  }
  visit(chunks.find((chunk) => chunk.isEntry && chunk.name === page))
  return [...reached]
}

const gzipped = (some: readonly Rolldown.OutputChunk[]): number =>
  some.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0)

/** The project's own files in some chunks, by their paths in the repository. */
const ownFiles = (some: readonly Rolldown.OutputChunk[]): string[] =>
  some
    .flatMap((chunk) => Object.keys(chunk.modules))
    .map((id) => relative(root, id.replace(/^\0/, '').replace(/\?.*$/, '')).replaceAll('\\', '/'))
    .filter((file) => !file.includes('node_modules') && !file.startsWith('..'))

describe('the pane’s bundle', () => {
  it('starts with at most 200 KB of gzipped JavaScript', () => {
    const bytes = gzipped(initialChunks())
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes, `initial JavaScript is ${(bytes / 1024).toFixed(1)} KB gzip`).toBeLessThanOrEqual(budget)
  })

  it('brings the editor’s pane only when an editor comes', () => {
    expect(ownFiles(initialChunks()).filter((file) => file.startsWith('addin/edit/'))).toEqual([])
    expect(ownFiles(chunks)).toContain('addin/edit/EditPane.tsx')
    expect(ownFiles(initialChunks())).toContain('addin/submit/SubmitPane.tsx')
  })

  it('keeps the pages of the sign-in dialog small: no React, no Fluent', () => {
    for (const page of ['sign-in', 'signed-in']) {
      const modules = initialChunks(page).flatMap((chunk) => Object.keys(chunk.modules))
      expect(modules.filter((id) => /react|fluentui/.test(id))).toEqual([])
      expect(gzipped(initialChunks(page))).toBeLessThan(30 * 1024)
    }
  })

  it('brings msal only to an Excel that signs in by itself', () => {
    const has = (some: readonly Rolldown.OutputChunk[]): boolean =>
      some.some((chunk) => Object.keys(chunk.modules).some((id) => id.includes('msal-browser')))
    expect([has(initialChunks()), has(chunks)]).toEqual([false, true])
    expect(ownFiles(initialChunks())).not.toContain('addin/sign-in/nested-source.ts')
  })

  it('holds of functions/ nothing but core, and nothing of the tests', () => {
    const files = ownFiles(chunks)
    expect(files.filter((file) => file.startsWith('functions/') && !file.startsWith('functions/core/'))).toEqual([])
    expect(files.filter((file) => file.startsWith('test/'))).toEqual([])
    expect(files).toContain('functions/core/read-submission.ts')
  })
})
