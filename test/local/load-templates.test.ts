import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadTemplates, templatesFolder } from '../../functions/local/load-templates.ts'

describe('loadTemplates', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'templates-'))
    cpSync(templatesFolder, folder, { recursive: true })
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  it('reads the bulletins and the print styles that are shipped', async () => {
    const { definitions, printStyles } = await loadTemplates(folder)
    expect(definitions.map((d) => d.id).toSorted()).toEqual(['hospital-weekly', 'window-weekly'])
    expect([...printStyles.keys()].toSorted()).toEqual(['bulletin-22', 'bulletin-23', 'plain-a4'])
  })

  it('names every fault of every file at once, with its JSON path', async () => {
    const change = (file: string, from: string, to: string) => {
      const path = join(folder, file)
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
    }
    change('window-weekly/definition.json', '"timeZone": "Asia/Shanghai"', '"timeZone": "Asia/Nowhere"')
    change('hospital-weekly/definition.json', '"printStyle": "plain-a4"', '"printStyle": "plain-a5"')
    writeFileSync(join(folder, 'print-styles', 'broken.json'), '{')
    const failed = await loadTemplates(folder).catch((error: unknown) => String(error))
    expect(failed).toContain('$.timeZone')
    expect(failed).toContain('plain-a5')
    expect(failed).toContain('broken.json')
  })
})
