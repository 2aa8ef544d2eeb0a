import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

describe('the repository', () => {
  it('has at its top level only what the customer named, dotfiles, and tool configurations', () => {
    const named =
      /^(\..+|addin|functions|infra|templates|test|package(-lock)?\.json|tsconfig(\.[a-z]+)?\.json|manifest\.xml|README\.md|LICENSE|[a-z.]+\.config\.[jt]s)$/
    const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean)
    const top = new Set(tracked.map((file) => file.split('/')[0] ?? ''))
    expect([...top].filter((name) => !named.test(name))).toEqual([])
    expect([...top]).toEqual(
      expect.arrayContaining(['addin', 'functions', 'templates', 'test', 'LICENSE', 'README.md']),
    )
  })

  it('locks every dependency without a download address', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>
    }
    const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
    expect(packages.length).toBeGreaterThan(50)
    expect(packages.filter(([, p]) => p.resolved !== undefined).map(([path]) => path)).toEqual([])
    expect(packages.filter(([, p]) => p.integrity === undefined && !p.link).map(([path]) => path)).toEqual([])
  })

  it('gives every dependency a row with its reason in the README', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      'dependencies' | 'devDependencies' | 'optionalDependencies',
      Record<string, string>
    >
    const names = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap((d) =>
      Object.keys(d),
    )
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  })
})

describe('the table of OWASP ASVS in the README', () => {
  const [, section = ''] = /### OWASP ASVS(.*?)\nNot met:/s.exec(readme) ?? []
  const cells = section.split('\n').flatMap((line) => /^\| [\d.].*\| (.*?) *\|$/.exec(line)?.[1] ?? [])
  /** A file, then the names of its tests, up to the next file. */
  const named = cells.flatMap((cell) => {
    let file = ''
    return cell.split('; ').flatMap((part) => {
      const [first = '', ...rest] = [...part.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)
      if (first.endsWith('.test.ts')) file = first
      if (file === '' || !part.startsWith('`')) return []
      return (first === file ? rest : [first, ...rest]).map((name) => ({ file, name }))
    })
  })

  it('names tests that there are', () => {
    expect(named.length).toBeGreaterThan(60)
    const text = (file: string): string => readFileSync(join(root, 'test', file), 'utf8')
    expect(named.filter(({ file, name }) => !text(file).includes(name))).toEqual([])
  })
})

describe('the walls between folders', () => {
  /** A forbidden line, the folder it is put in, and what the compiler says to it. */
  const forbidden = [
    ['core may not know a format', 'functions/core', `import '../formats/zip-write.ts'`, 'TS6307'],
    ['core may not read the environment', 'functions/core', `export const x = process.env`, 'TS2591'],
    ['core may not open files', 'functions/core', `export { readFileSync } from 'node:fs'`, 'TS2591'],
    ['core may not write to the console', 'functions/core', `console.log(1)`, 'TS2584'],
    ['core may not fetch', 'functions/core', `export const y = fetch('')`, 'TS2304'],
    ['a format may not use a service', 'functions/formats', `import '../services/submit.ts'`, 'TS6307'],
    [
      'a service may not know an adapter',
      'functions/services',
      `import '../adapters/memory-object-store.ts'`,
      'TS6307',
    ],
    ['an adapter may not call a service', 'functions/adapters', `import '../services/submit.ts'`, 'TS6307'],
    ['HTTP may not know an adapter', 'functions/http', `import '../adapters/memory-object-store.ts'`, 'TS6307'],
    [
      'the panes’ calls may not reach into services',
      'addin/api',
      `import '../../functions/services/submit.ts'`,
      'TS6307',
    ],
    ['the panes’ calls may not know a pane', 'addin/api', `import '../web/element.ts'`, 'TS6307'],
    ['the web page may not reach into services', 'addin/web', `import '../../functions/services/submit.ts'`, 'TS6307'],
    ['a pane may not reach into services', 'addin/edit', `import '../../functions/services/submit.ts'`, 'TS6307'],
    ['a pane may not name Excel', 'addin/submit', `export const range: Excel.Range | undefined = undefined`, 'TS2503'],
    ['a pane may not know Excel’s adapter', 'addin/edit', `import '../excel/excel-host.ts'`, 'TS6307'],
    ['a department’s pane may not know the editor’s', 'addin/submit', `import '../edit/edit.ts'`, 'TS6307'],
    ['Excel’s adapter may not call the API', 'addin/excel', `import '../api/api.ts'`, 'TS6307'],
  ] as const
  /** Neighbours inwards: what shows that a refusal is the wall's doing. */
  const allowed = [
    ['functions/formats', '../core/grid.ts'],
    ['functions/services', '../formats/zip-write.ts'],
    ['functions/adapters', '../ports.ts'],
    ['functions/http', '../services/rights.ts'],
    ['addin/api', '../../functions/core/finding.ts'],
    ['addin/web', '../../functions/core/finding.ts'],
    ['addin/web', '../api/failure.ts'],
    ['addin/submit', '../parts/store.ts'],
    ['addin/edit', '../parts/store.ts'],
    ['addin/excel', '../spreadsheet-host.ts'],
  ] as const
  const copy = mkdtempSync(join(tmpdir(), 'walls-'))
  let output = ''

  beforeAll(() => {
    for (const name of ['addin', 'functions', 'tsconfig.base.json', 'package.json'])
      cpSync(join(root, name), join(copy, name), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    forbidden.forEach(([, folder, line], i) => {
      writeFileSync(join(copy, folder, `forbidden-${i}.ts`), `${line}\nexport {}\n`)
    })
    allowed.forEach(([folder, target], i) => {
      writeFileSync(join(copy, folder, `allowed-${i}.ts`), `import '${target}'\n`)
    })
    const folders = readdirSync(join(copy, 'functions'), { withFileTypes: true })
      .filter((e) => e.isDirectory())
      .map((e) => `functions/${e.name}`)
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const panes = ['addin/web', 'addin/submit', 'addin/edit', 'addin/excel']
    const result = spawnSync(process.execPath, [tsc, '-b', ...folders, ...panes, '--pretty', 'false'], {
      cwd: copy,
      encoding: 'utf8',
    })
    output = result.stdout
    expect(result.status).not.toBe(0)
  }, 120_000)
  afterAll(() => {
    rmSync(copy, { recursive: true })
  })

  it.each(forbidden.map(([rule, folder, , code], i) => ({ rule, file: `${folder}/forbidden-${i}.ts`, code })))(
    '$rule',
    ({ file, code }) => {
      expect(
        output
          .split('\n')
          .filter((line) => line.startsWith(file))
          .join('\n'),
      ).toContain(code)
    },
  )

  it.each(allowed.map(([folder, target], i) => ({ folder, target, file: `${folder}/allowed-${i}.ts` })))(
    '$folder importing $target compiles',
    ({ file }) => {
      expect(output.split('\n').filter((line) => line.startsWith(file))).toEqual([])
    },
  )
})
