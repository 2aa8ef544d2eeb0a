/** Addresses: https, all of one deployment, and each with something behind it. */
import { resourceOf } from './check-resources.ts'
import { builtPaths, paths } from './manifest-urls.ts'
import type { PaneFiles } from './pane-files.ts'
import { attribute, child, type Fault, fault, label, named, type Node } from './xml-tree.ts'

interface Address {
  readonly node: Node
  readonly text: string
}

export function checkUrls(root: Node, files: PaneFiles): Fault[] {
  const pane = child(child(root, 'DefaultSettings'), 'SourceLocation')
  const origin = originOf(pane ? attribute(pane, 'DefaultValue') : '')
  const domains = named(root, 'AppDomain').map((node) => ({ node, text: node.text }))
  return [
    ...addressesOf(root).flatMap((address) => {
      const faults = checkForm(address)
      return faults.length > 0 ? faults : checkTarget(address, origin, files)
    }),
    ...domains.flatMap(checkForm),
    ...checkShortcuts(root),
    ...checkFunctions(root),
  ]
}

const originOf = (text: string): string | undefined => (URL.canParse(text) ? new URL(text).origin : undefined)

function addressesOf(root: Node): Address[] {
  const settings = ['IconUrl', 'HighResolutionIconUrl', 'SupportUrl'].flatMap((name) => child(root, name) ?? [])
  const source = child(child(root, 'DefaultSettings'), 'SourceLocation')
  const resources = named(root, 'Images', 'Urls').flatMap((list) => list.children)
  const overrides = child(root, 'ExtendedOverrides')
  return [
    ...[...settings, ...(source ? [source] : []), ...resources].flatMap((node) => [
      { node, text: attribute(node, 'DefaultValue') },
      ...node.children.map((override) => ({ node: override, text: attribute(override, 'Value') })),
    ]),
    ...(overrides
      ? ['Url', 'ResourcesUrl']
          .filter((name) => overrides.attributes.has(name))
          .map((name) => ({ node: overrides, text: attribute(overrides, name) }))
      : []),
  ]
}

function checkForm({ node, text }: Address): Fault[] {
  if (!URL.canParse(text) || /\s/.test(text)) return [fault(node, `${label(node)}: "${text}" is not an address`)]
  const { protocol, username, password } = new URL(text)
  if (protocol !== 'https:') return [fault(node, `${label(node)}: "${text}" is not https`)]
  if (username !== '' || password !== '') return [fault(node, `${label(node)}: "${text}" names a user`)]
  return text.length > 2048 ? [fault(node, `${label(node)}: the address has more than 2048 characters`)] : []
}

function checkTarget({ node, text }: Address, origin: string | undefined, files: PaneFiles): Fault[] {
  const url = new URL(text)
  if (origin !== undefined && url.origin !== origin)
    return [fault(node, `${label(node)}: "${text}" is of another deployment than the pane (${origin})`)]
  return builtPaths.includes(url.pathname) || files.has(url.pathname)
    ? []
    : [fault(node, `${label(node)}: there is no ${url.pathname}`)]
}

/** Keyboard shortcuts, and their names in Chinese. */
function checkShortcuts(root: Node): Fault[] {
  const node = child(root, 'ExtendedOverrides')
  if (!node) return []
  const expected = { Url: paths.shortcuts, ResourcesUrl: paths.shortcutsZhCN }
  return Object.entries(expected)
    .filter(([name, path]) => !attribute(node, name).endsWith(path))
    .map(([name, path]) => fault(node, `ExtendedOverrides: ${name} does not end with ${path}`))
}

/** What Excel says of the formulas while one is typed. */
function checkFunctions(root: Node): Fault[] {
  const metadata = named(root, 'Metadata').flatMap((node) => child(node, 'SourceLocation') ?? [])
  const urls = metadata.flatMap((node) => resourceOf(root, node) ?? [])
  return urls
    .filter((url) => !url.children.some((override) => attribute(override, 'Locale') === 'zh-CN'))
    .map((url) => fault(url, `${label(url)} has no Override for zh-CN: the formulas would be described in English`))
}
