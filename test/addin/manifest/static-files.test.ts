import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFormulas } from '../../../addin/formulas/formulas.ts'
import { icons, iconPath, ribbonSizes } from '../../../addin/manifest/manifest-urls.ts'
import { publicFolder, readPaneFiles } from '../../../addin/manifest/pane-files.ts'
import { commands } from '../../../addin/office-shell.ts'

const readJson = (name: string): unknown => JSON.parse(readFileSync(join(publicFolder, name), 'utf8'))

interface Parameter {
  readonly name: string
  readonly description: string
  readonly type: string
}
interface FunctionEntry {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly parameters: readonly Parameter[]
  readonly result: { readonly type: string }
  readonly options: Readonly<Record<string, boolean>>
}
interface Functions {
  readonly functions: readonly FunctionEntry[]
}

type Texts = Readonly<Record<string, { readonly value: string }>>
interface Shortcuts {
  readonly actions: readonly { readonly id: string; readonly type: string; readonly name: string }[]
  readonly shortcuts: readonly { readonly action: string; readonly key: Readonly<Record<string, string>> }[]
  readonly resources: { readonly default: Texts }
}

describe('functions.json', () => {
  const english = readJson('functions.json') as Functions
  const chinese = readJson('functions.zh-CN.json') as Functions
  const code = createFormulas({ load: () => Promise.reject(new Error('not asked')), now: () => 0, language: 'en' })

  it('names what the code has, with as many parameters besides the signal', () => {
    expect(english.functions.map(({ id }) => id).sort()).toEqual(Object.keys(code).sort())
    for (const { id, parameters } of english.functions)
      expect(code[id as keyof typeof code].length).toBe(parameters.length + 1)
  })

  it('has cancelable functions of texts to a number, as Excel wants them written', () => {
    for (const { id, name, parameters, result, options } of english.functions) {
      expect(name).toBe(id)
      expect(id).toMatch(/^[A-Z][A-Z0-9.]{2,}$/)
      expect(parameters.map(({ type }) => type)).toEqual(parameters.map(() => 'string'))
      expect(result.type).toBe('number')
      expect(options).toEqual({ cancelable: true })
    }
  })

  it('differs in Chinese by its words alone, so that a formula is the same everywhere', () => {
    const bare = ({ functions }: Functions) =>
      functions.map((f) => ({
        ...f,
        description: '',
        parameters: f.parameters.map((p) => ({ ...p, name: '', description: '' })),
      }))
    expect(bare(chinese)).toEqual(bare(english))
    const words = chinese.functions.flatMap((f) => [
      f.description,
      ...f.parameters.flatMap((p) => [p.name, p.description]),
    ])
    for (const text of words) expect(text).toMatch(/\p{Script=Han}/u)
  })
})

describe('shortcuts.json', () => {
  const { actions, shortcuts, resources } = readJson('shortcuts.json') as Shortcuts
  const chinese = readJson('shortcuts.zh-CN.json') as Texts

  it('has one shortcut for each command', () => {
    expect(actions.map(({ id }) => id)).toEqual([...commands])
    expect(shortcuts.map(({ action }) => action)).toEqual([...commands])
    for (const { type } of actions) expect(type).toBe('ExecuteFunction')
  })

  it('names each action in both languages', () => {
    const tokens = actions.map(({ name }) => /^\$\{resource\.(\w+)\}$/.exec(name)?.[1])
    expect(Object.keys(resources.default)).toEqual(tokens)
    expect(Object.keys(chinese)).toEqual(tokens)
    for (const { value } of Object.values(chinese)) expect(value).toMatch(/\p{Script=Han}/u)
  })

  it('takes no combination twice, and none that Excel, a browser or VoiceOver has', () => {
    // Office's guidance: Ctrl+Shift+Alt with a letter. On a Mac, Control with Option belongs to VoiceOver.
    for (const { key } of shortcuts) {
      expect(key['default']).toMatch(/^Ctrl\+Shift\+Alt\+[A-Z]$/)
      expect(key['mac']).toMatch(/^Command\+Shift\+Alt\+[A-Z]$/)
    }
    expect(new Set(shortcuts.map(({ key }) => key['default'])).size).toBe(shortcuts.length)
  })
})

describe('the icons', () => {
  const files = readPaneFiles(publicFolder)

  it.each(icons.flatMap((icon) => ribbonSizes.map((size) => [iconPath(icon, size), size] as const)))(
    '%s has %i by %i pixels',
    (path, size) => {
      expect(files.imageSize(path)).toEqual({ width: size, height: size })
    },
  )

  it('are small', () => {
    const sizes = readdirSync(publicFolder)
      .filter((name) => name.endsWith('.png'))
      .map((name) => [name, statSync(join(publicFolder, name)).size] as const)
    expect(sizes.filter(([, bytes]) => bytes >= 3000)).toEqual([])
  })

  it('are found by their paths alone', () => {
    expect(files.has('/pane/icon-16.png')).toBe(true)
    expect(
      ['/pane/../tsconfig.json', '/icon-16.png', '/pane/', '/pane/..', '/pane/nothing.png'].filter((path) =>
        files.has(path),
      ),
    ).toEqual([])
    expect(files.imageSize('/pane/shortcuts.json')).toBeUndefined()
  })
})
