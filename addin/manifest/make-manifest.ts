/** The add-in's manifest for one deployment address. Order and names are those of Microsoft's reference (MS-OWEMXML). */
import type { Command } from '../office-shell.ts'
import { readAddress } from './address.ts'
import { description, displayName, longTexts, shortTexts, type Text } from './manifest-texts.ts'
import { type Icon, iconPath, icons, paths, ribbonSizes } from './manifest-urls.ts'
import { element, type Element, writeXml } from './xml-write.ts'

export interface ManifestSettings {
  /** `https://host[:port]`. */
  readonly address: string
  /** Of package.json: three numbers. Excel fetches a changed manifest only when it grows. */
  readonly version: string
  /** GUID of the add-in; two deployments in one Excel need two. */
  readonly id?: string
}

/** What Excel knows the add-in by: it keeps the settings of whoever installed it. */
export const addinId = 'a3b5d825-e5d4-4718-863a-82c4ea03704f'

/** The shared runtime loads only where all that run in it refer to their page by one id. */
const paneId = 'Taskpane.Url'

/** @throws Error for an address that is not one, a version or an id of another form */
export function makeManifest({ address, version, id = addinId }: ManifestSettings): string {
  const origin = readAddress(address)
  if (!/^\d{1,5}\.\d{1,5}\.\d{1,5}$/.test(version))
    throw new Error(`the version is "${version}": a manifest takes three numbers, as in 1.2.3`)
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id))
    throw new Error(`"${id}" is not a GUID: give one such as ${addinId}`)
  return writeXml(officeApp({ origin, version: `${version}.0`, id: id.toLowerCase() }))
}

function officeApp({ origin, version, id }: { origin: string; version: string; id: string }): Element {
  const at = (path: string): string => `${origin}${path}`
  const value = (name: string, url: string): Element => element(name, { DefaultValue: url })
  const attributes = {
    xmlns: 'http://schemas.microsoft.com/office/appforoffice/1.1',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xmlns:bt': 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
    'xsi:type': 'TaskPaneApp',
  }
  return element('OfficeApp', attributes, [
    element('Id', {}, id),
    element('Version', {}, version),
    element('ProviderName', {}, displayName.en),
    element('DefaultLocale', {}, 'en-US'),
    inBoth('DisplayName', {}, displayName),
    inBoth('Description', {}, description),
    value('IconUrl', at(iconPath('icon', 32))),
    value('HighResolutionIconUrl', at(iconPath('icon', 64))),
    value('SupportUrl', at(paths.webPage)),
    element('AppDomains', {}, [element('AppDomain', {}, origin)]),
    element('Hosts', {}, [element('Host', { Name: 'Workbook' })]),
    // An Excel without shared runtimes leaves out what stands in VersionOverrides, and still opens the pane.
    element('Requirements', {}, [sets('', ['ExcelApi', '1.9'])]),
    element('DefaultSettings', {}, [value('SourceLocation', at(paths.pane))]),
    element('Permissions', {}, 'ReadWriteDocument'),
    versionOverrides(at),
    element('ExtendedOverrides', { Url: at(paths.shortcuts), ResourcesUrl: at(paths.shortcutsZhCN) }),
  ])
}

const sets = (prefix: string, ...needed: readonly (readonly [name: string, version: string])[]): Element =>
  element(
    `${prefix}Sets`,
    { DefaultMinVersion: '1.1' },
    needed.map(([name, version]) => element(`${prefix}Set`, { Name: name, MinVersion: version })),
  )

/** English by default, Chinese where Excel is Chinese. */
const inBoth = (name: string, attributes: Readonly<Record<string, string>>, { en, zhCN }: Text, prefix = ''): Element =>
  element(name, { ...attributes, DefaultValue: en }, [element(`${prefix}Override`, { Locale: 'zh-CN', Value: zhCN })])

function versionOverrides(at: (path: string) => string): Element {
  const xmlns = 'http://schemas.microsoft.com/office/taskpaneappversionoverrides'
  return element('VersionOverrides', { xmlns, 'xsi:type': 'VersionOverridesV1_0' }, [
    element('Requirements', {}, [sets('bt:', ['ExcelApi', '1.9'], ['SharedRuntime', '1.1'])]),
    element('Hosts', {}, [
      element('Host', { 'xsi:type': 'Workbook' }, [
        element('Runtimes', {}, [element('Runtime', { resid: paneId, lifetime: 'long' })]),
        element('AllFormFactors', {}, [customFunctions]),
        element('DesktopFormFactor', {}, [element('FunctionFile', { resid: paneId }), ribbon, contextMenu]),
      ]),
    ]),
    resources(at),
  ])
}

const source = (resid: string): Element => element('SourceLocation', { resid })

const customFunctions = element('ExtensionPoint', { 'xsi:type': 'CustomFunctions' }, [
  element('Script', {}, [source('Script.Url')]),
  element('Page', {}, [source(paneId)]),
  element('Metadata', {}, [source('Functions.Url')]),
  element('Namespace', { resid: 'Functions.Namespace' }),
])

type Control = 'Open' | 'Check' | 'Upload' | 'Merge' | 'CellMenu' | 'GoToFinding'

const iconOf = (icon: Icon): Element =>
  element(
    'Icon',
    {},
    ribbonSizes.map((size) => element('bt:Image', { size: String(size), resid: `${icon}.${size}` })),
  )

/** What every control begins with. */
const face = (control: Control, icon: Icon): Element[] => [
  element('Label', { resid: `${control}.Label` }),
  element('Supertip', {}, [
    element('Title', { resid: `${control}.Label` }),
    element('Description', { resid: `${control}.Tip` }),
  ]),
  iconOf(icon),
]

const run = (command: Command): Element =>
  element('Action', { 'xsi:type': 'ExecuteFunction' }, [element('FunctionName', {}, command)])

const showPane = element('Action', { 'xsi:type': 'ShowTaskpane' }, [
  element('TaskpaneId', {}, 'Bulletin.Pane'),
  source(paneId),
])

const button = (control: Control, icon: Icon, ...rest: readonly Element[]): Element =>
  element('Control', { 'xsi:type': 'Button', id: `Bulletin.${control}` }, [...face(control, icon), ...rest])

/** Until the pane knows who is there and what can be done. */
const disabled = element('Enabled', {}, 'false')

const ribbon = element('ExtensionPoint', { 'xsi:type': 'PrimaryCommandSurface' }, [
  element('OfficeTab', { id: 'TabHome' }, [
    element('Group', { id: 'Bulletin.Group' }, [
      element('Label', { resid: 'Group.Label' }),
      iconOf('icon'),
      button('Open', 'icon', showPane),
      button('Check', 'check', run('bulletin.check'), disabled),
      button('Upload', 'upload', run('bulletin.upload'), disabled),
      button('Merge', 'merge', run('bulletin.merge'), disabled),
    ]),
  ]),
])

/** Excel shows no button that stands in the menu by itself (office-js issue 2210), so it stands in a menu of its own. */
const contextMenu = element('ExtensionPoint', { 'xsi:type': 'ContextMenu' }, [
  element('OfficeMenu', { id: 'ContextMenuCell' }, [
    element('Control', { 'xsi:type': 'Menu', id: 'Bulletin.CellMenu' }, [
      ...face('CellMenu', 'icon'),
      element('Items', {}, [
        element('Item', { id: 'Bulletin.GoToFinding' }, [
          ...face('GoToFinding', 'finding'),
          run('bulletin.goToFinding'),
        ]),
      ]),
    ]),
  ]),
])

function resources(at: (path: string) => string): Element {
  const url = (id: string, path: string, zhCN?: string): Element =>
    element(
      'bt:Url',
      { id, DefaultValue: at(path) },
      zhCN === undefined ? [] : [element('bt:Override', { Locale: 'zh-CN', Value: at(zhCN) })],
    )
  const texts = (all: Readonly<Record<string, Text>>): Element[] =>
    Object.entries(all).map(([id, text]) => inBoth('bt:String', { id }, text, 'bt:'))
  const images = icons.flatMap((icon) =>
    ribbonSizes.map((size) => element('bt:Image', { id: `${icon}.${size}`, DefaultValue: at(iconPath(icon, size)) })),
  )
  // One name in every language: a workbook's formulas must work for all its readers.
  const namespace = element('bt:String', { id: 'Functions.Namespace', DefaultValue: 'BULLETIN' })
  return element('Resources', {}, [
    element('bt:Images', {}, images),
    element('bt:Urls', {}, [
      url(paneId, paths.pane),
      url('Script.Url', paths.script),
      url('Functions.Url', paths.functions, paths.functionsZhCN),
    ]),
    element('bt:ShortStrings', {}, [...texts(shortTexts), namespace]),
    element('bt:LongStrings', {}, texts(longTexts)),
  ])
}
