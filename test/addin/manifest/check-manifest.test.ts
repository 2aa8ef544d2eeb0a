import { describe, expect, it } from 'vitest'
import { checkManifest } from '../../../addin/manifest/check-manifest.ts'
import { makeManifest } from '../../../addin/manifest/make-manifest.ts'
import { publicFolder, readPaneFiles, type PaneFiles } from '../../../addin/manifest/pane-files.ts'
import { blocksOf, swapped, without } from './manifest-lines.ts'

const files = readPaneFiles(publicFolder)
const good = makeManifest({ address: 'https://localhost:3000', version: '1.2.3' })
const check = (xml: string): string[] => checkManifest(xml, files)
const lineOf = (xml: string, text: string): number => xml.slice(0, xml.indexOf(text)).split('\n').length

/** One change a rule, the text that marks the line of the fault, and what is said. */
const broken: readonly (readonly [rule: string, from: string | RegExp, to: string, at: string, says: string])[] = [
  ['is XML', '</OfficeApp>', '', '', 'is not XML'],
  ['has no DOCTYPE', '<OfficeApp', '<!DOCTYPE x>\n<OfficeApp', '<!DOCTYPE', 'DOCTYPE'],
  ['is a task pane add-in', '"TaskPaneApp"', '"MailApp"', '<OfficeApp', 'not an OfficeApp of type TaskPaneApp'],
  ['has a GUID', /<Id>[^<]+/, '<Id>bulletin', '<Id>', 'it must be a GUID'],
  ['has a GUID other than zero', /<Id>[^<]+/, '<Id>00000000-0000-0000-0000-000000000000', '<Id>', 'must be a GUID'],
  ['has a version of four numbers', '1.2.3.0', '1.2.3-beta', '<Version>', 'four numbers'],
  ['is in English where nothing else is said', '>en-US<', '>zh-CN<', '<DefaultLocale>', 'en-US'],
  ['may write', 'ReadWriteDocument', 'ReadDocument', '<Permissions>', 'ReadWriteDocument'],
  ['is for Excel', 'Name="Workbook"', 'Name="Document"', '<Host ', 'is not Excel'],
  ['knows the types of extension points', '"ContextMenu"', '"ContextMenus"', '"ContextMenus"', 'no type that is known'],
  ['knows the types of actions', 'ShowTaskpane', 'OpenTaskpane', 'OpenTaskpane', 'no type that is known'],
  ['has its basic types in their namespace', '<bt:Set Name="S', '<Set Name="S', '<Set Name="S', 'not in the namespace'],
  ['has ids for its controls', ' id="Bulletin.Check"', '', '"Button">', 'lacks an id'],
  ['has no id twice', '"Bulletin.Upload"', '"Bulletin.Check"', '', 'the id "Bulletin.Check" is taken by Control'],
  ['has no group with the id of a button', '"Bulletin.Group"', '"Bulletin.Check"', '', 'is taken by Group'],
  ['has a name in Chinese', /(<DisplayName [^>]*)>\s*<Override.*\s*<\/DisplayName>/, '$1/>', '<DisplayName', 'zh-CN'],
  ['has every tip in Chinese', /(Check\.Tip" .*)>\n.*Override.*\n.*String>/, '$1/>', '"Check.Tip" D', 'zh-CN'],
  ['has no language twice', /(.*Override Locale="zh-CN" Value="校验".*\n)/, '$1$1', '', 'two Overrides for zh-CN'],
  ['has no blank text', 'DefaultValue="Merge"', 'DefaultValue=" "', 'DefaultValue=" "', '1 to 125'],
  ['has labels of 125 characters at most', 'Value="汇总"', `Value="${'汇'.repeat(126)}"`, '汇汇', '126 characters'],
  ['has tips of 250 characters at most', /Opens the pane[^"]*/, 'o'.repeat(251), 'ooo', '251 characters'],
  ['has a provider', '<ProviderName>Bulletin', '<ProviderName>', '<ProviderName>', '1 to 125'],
  ['has one namespace for formulas in all languages', '"BULLETIN"', '"bulletin"', '"bulletin"', 'A–Z'],
  [
    'does not translate the namespace',
    /"BULLETIN"\/>/,
    '"BULLETIN"><bt:Override Locale="zh-CN" Value="JIANBAO"/></bt:String>',
    '"BULLETIN"',
    'formulas would differ',
  ],
  ['refers to no missing resource', 'resid="Merge.Tip"', 'resid="Merge.Top"', '"Merge.Top"', 'not among the resources'],
  ['refers to the right list', 'resid="Merge.Tip"', 'resid="Merge.Label"', '', 'ShortStrings and not in LongStrings'],
  ['has no unused resource', 'id="Open.Tip" D', 'id="Unused.Tip" D', '"Unused.Tip"', 'is used nowhere'],
  ['has no resource id twice', '"icon.80" D', '"icon.32" D', '', 'the resource id "icon.32" is taken'],
  ['has resource ids of 32 characters at most', /Script\.Url/g, `S${'x'.repeat(32)}`, '', '33 characters'],
  ['has addresses', /IconUrl DefaultValue="[^"]*/, 'IconUrl DefaultValue="icon.png', '<IconUrl', 'is not an address'],
  ['has https addresses only', /(AppDomain>)https/, '$1http', '<AppDomain>', 'is not https'],
  ['has no http among resources', /("Script.Url" DefaultValue=")https/, '$1http', '"Script.Url" D', 'is not https'],
  ['has no http in an override', /(Value=")https(.*zh-CN.json"\/>)/, '$1http$2', '', 'is not https'],
  ['has no http for shortcuts', /(Overrides Url=")https/, '$1http', '<ExtendedOverrides', 'is not https'],
  [
    'has no user in an address',
    '//localhost:3000/pane/check-16',
    '//me@localhost:3000/pane/check-16',
    '',
    'names a user',
  ],
  ['is of one deployment', 'localhost:3000/pane/taskpane.js', 'example.org/pane/taskpane.js', '', 'another deployment'],
  [
    'names no file that is not there',
    'functions.zh-CN.json',
    'functions.zh.json',
    '',
    'there is no /pane/functions.zh.json',
  ],
  [
    'has the shortcuts',
    'Url="https://localhost:3000/pane/shortcuts.json"',
    'Url="https://localhost:3000/"',
    '',
    'shortcuts.json',
  ],
  ['has the shortcuts in Chinese', / ResourcesUrl="[^"]*"/, '', '<ExtendedOverrides', 'ResourcesUrl'],
  ['has icons of 80 pixels', /.*size="80" resid="upload\.80".*\n/, '', '', 'has no image of 80 pixels'],
  ['has no size twice', 'size="32" resid="merge.32"', 'size="16" resid="merge.32"', '', 'two images of 16'],
  [
    'has icons of the size they are named for',
    /(HighResolutionIconUrl .*)icon-64/,
    '$1icon-80',
    '',
    '80 by 80 pixels, not 64',
  ],
  [
    'runs functions that there are',
    '>bulletin.merge<',
    '>bulletin.sum<',
    '>bulletin.sum<',
    'no function "bulletin.sum"',
  ],
  ['runs every function', '>bulletin.upload<', '>bulletin.check<', '', 'no control runs "bulletin.upload"'],
  ['has a runtime that outlives the pane', 'lifetime="long"', 'lifetime="short"', '<Runtime ', '"long"'],
  [
    'has one page for all',
    '<FunctionFile resid="Taskpane.Url"',
    '<FunctionFile resid="Script.Url"',
    '<FunctionFile',
    'the shared Runtime',
  ],
  ['has one pane', /("Taskpane.Url" DefaultValue=".*pane\/)taskpane.html/, '$1taskpane.js', '', 'another here'],
  ['has menus in the context menu', 'xsi:type="Menu"', 'xsi:type="Button"', '"Bulletin.CellMenu"', 'only a Menu'],
  ['puts its menu where Excel has one', '"ContextMenuCell"', '"ContextMenuRow"', '', 'ContextMenuCell'],
  [
    'disables nothing in the context menu',
    /(goToFinding<.*\n.*\n)/,
    '$1<Enabled>false</Enabled>\n',
    '',
    'no effect in a context menu',
  ],
  ['requires sets that there are', 'Name="SharedRuntime"', 'Name="SharedRuntimes"', '', 'no requirement set'],
  ['requires what it works with', 'MinVersion="1.9"', 'MinVersion="1.10"', '', 'OfficeApp must require ExcelApi 1.9'],
  ['requires versions', 'SharedRuntime" MinVersion="1.1"', 'SharedRuntime" MinVersion="one"', '', 'no version such as'],
]

describe('a manifest', () => {
  it('of ours has no fault', () => {
    expect(check(good)).toEqual([])
  })

  it.each(broken)('%s', (_, from, to, at, says) => {
    const bad = good.replace(from, to)
    expect(bad).not.toBe(good)
    const faults = check(bad)
    expect(faults.join('\n')).toContain(says)
    if (at !== '') expect(faults.map((line) => line.split(':')[1])).toContain(String(lineOf(bad, at)))
    for (const line of faults) expect(line).toMatch(/^manifest\.xml:\d+: [^\n]+$/)
  })

  it('has no group of more than six controls', () => {
    const merge = blocksOf(good).find(({ first }) => good.split('\n')[first]?.includes('"Bulletin.Merge"'))!
    const lines = good.split('\n')
    const copies = [1, 2, 3].flatMap((n) =>
      lines.slice(merge.first, merge.last + 1).map((line) => line.replace('Bulletin.Merge', `Bulletin.Merge${n}`)),
    )
    const bad = [...lines.slice(0, merge.last + 1), ...copies, ...lines.slice(merge.last + 1)].join('\n')
    expect(check(bad)).toEqual([expect.stringMatching(/Group "Bulletin.Group" has 7 controls; it may have 6$/)])
  })

  it('is told of whatever element is missing', () => {
    // A button may be enabled from the start, and the pane may open no other domain.
    const optional = new Set(['Enabled', 'AppDomains'])
    const unnoticed = blocksOf(good)
      .filter(({ first, name }) => first > 1 && !optional.has(name))
      .filter((block) => check(without(good, block)).length === 0)
      .map(({ first }) => good.split('\n')[first]?.trim())
    expect(unnoticed).toEqual([])
  })

  it('is told of any two different neighbours in the wrong order', () => {
    const blocks = blocksOf(good)
    const pairs = blocks.flatMap((a) => {
      const b = blocks.find(({ first }) => first === a.last + 1)
      return b && b.name !== a.name ? [[a, b] as const] : []
    })
    expect(pairs.length).toBeGreaterThan(50)
    const unnoticed = pairs.filter(
      ([a, b]) => !check(swapped(good, a, b)).some((line) => line.includes('must stand before')),
    )
    expect(unnoticed).toEqual([])
  })

  it('is told of any element that stands twice where one may stand', () => {
    const lines = good.split('\n')
    const repeatable =
      /^(Host|Set|ExtensionPoint|Control|Image|Url|String|Override|AppDomain|OfficeTab|OfficeMenu|Group|Item)$/
    const unnoticed = blocksOf(good)
      .filter(({ first, name }) => first > 1 && !repeatable.test(name))
      .filter(({ first, last }) => {
        const twice = [...lines.slice(0, last + 1), ...lines.slice(first, last + 1), ...lines.slice(last + 1)]
        return !check(twice.join('\n')).some((line) => line.includes('stands twice'))
      })
    expect(unnoticed).toEqual([])
  })

  it('is told of an icon that is no picture', () => {
    const noPicture: PaneFiles = { has: (path) => files.has(path), imageSize: () => undefined }
    expect(checkManifest(good, noPicture).join('\n')).toContain('/pane/icon-16.png is not a PNG')
  })

  it('gives its faults in the order of the lines, each once', () => {
    const faults = check(good.replaceAll('https://localhost:3000', 'http://localhost:3000'))
    const lines = faults.map((line) => Number(line.split(':')[1]))
    expect(lines.length).toBeGreaterThan(20)
    expect(lines).toEqual([...lines].sort((a, b) => a - b))
    expect(new Set(faults).size).toBe(faults.length)
  })
})
