import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownOfficeJs, panePolicy, readOfficeJs, readPane } from '../../functions/local/pane-files.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pane-'))
  await mkdir(join(folder, 'built/assets'), { recursive: true })
  await writeFile(join(folder, 'built/taskpane.html'), `<script src="${ownOfficeJs}"></script>`)
  await writeFile(join(folder, 'built/taskpane.js'), '1')
  await writeFile(join(folder, 'built/assets/edit-4711.js'), '2')
})
afterAll(() => rm(folder, { recursive: true }))

describe('the pane’s files', () => {
  it('are none where the pane was not built', async () => {
    expect(await readPane(join(folder, 'nowhere'), ownOfficeJs)).toBeUndefined()
  })

  it('may be kept for ever where their name bears their content’s hash, and are asked after otherwise', async () => {
    const files = await readPane(join(folder, 'built'), ownOfficeJs)
    expect([...(files ?? [])].map(([path, { type, cache }]) => [path, type.split(';')[0], cache]).toSorted()).toEqual([
      ['/pane/assets/edit-4711.js', 'text/javascript', 'public, max-age=31536000, immutable'],
      ['/pane/taskpane.html', 'text/html', 'no-cache'],
      ['/pane/taskpane.js', 'text/javascript', 'no-cache'],
    ])
  })

  it('load office.js from where the deployment says', async () => {
    const files = await readPane(join(folder, 'built'), 'https://office.example/lib/office.js')
    expect(String(files?.get('/pane/taskpane.html')?.body)).toBe(
      '<script src="https://office.example/lib/office.js"></script>',
    )
  })
})

describe('the pane’s content policy', () => {
  it('names office.js’s origin and no other beside our own', () => {
    const scripts = (policy: string) => /script-src ([^;]+)/.exec(policy)?.[1]
    expect(scripts(panePolicy(ownOfficeJs))).toBe("'self'")
    expect(scripts(panePolicy('https://office.example/lib/office.js'))).toBe("'self' https://office.example")
  })

  it('lets Excel on the web frame the pane', () => {
    expect(panePolicy(ownOfficeJs)).toMatch(/frame-ancestors 'self' .*https:\/\/\*\.officeapps\.live\.com/)
  })
})

describe('our own office.js', () => {
  it('comes with the parts that it loads by itself', async () => {
    for (const path of ['office.js', 'excel-win32-16.01.js', 'zh-cn/office_strings.js'])
      expect((await readOfficeJs(path))?.body.length, path).toBeGreaterThan(1000)
  })

  it.each([
    '../package.json',
    '..%2fpackage.json',
    '/etc/passwd',
    'zh-cn/../../package.json',
    'office.d.ts',
    'none.js',
    '',
  ])('gives nothing for %j', async (path) => {
    expect(await readOfficeJs(path)).toBeUndefined()
  })
})
