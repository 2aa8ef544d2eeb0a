/** Reads the manifest and its files as Excel would, for the page around the pane. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { attribute, child, named, type Node, readXml } from '../../addin/manifest/xml-tree.ts'
import type { AddIn, AddInCommand } from './page/add-in.ts'

const root = join(import.meta.dirname, '..', '..')

interface Sources {
  readonly manifest: Node
  readonly language: string
}

export async function readAddIn(language: string): Promise<AddIn> {
  const read = readXml(await readFile(join(root, 'manifest.xml'), 'utf8'))
  if ('fault' in read) throw new Error(`manifest.xml:${read.fault.line} ${read.fault.message}`)
  const sources = { manifest: read.root, language }
  const { manifest } = sources
  const point = (type: string): Node =>
    one(
      named(manifest, 'ExtensionPoint').filter((node) => node.type === type),
      type,
    )
  const group = one(named(point('PrimaryCommandSurface'), 'Group'), 'Group')
  const menu = one(named(point('ContextMenu'), 'Control'), 'Control of the context menu')
  return {
    name: inLanguage(one(named(manifest, 'DisplayName'), 'DisplayName'), language),
    group: resource(sources, child(group, 'Label')),
    buttons: named(group, 'Control').map((control) => commandOf(sources, control)),
    menu: {
      label: resource(sources, child(menu, 'Label')),
      items: named(menu, 'Item').map((item) => commandOf(sources, item)),
    },
    shortcuts: await readShortcuts(sources),
    functions: {
      namespace: resource(sources, child(point('CustomFunctions'), 'Namespace')),
      ids: await readFunctions(sources, point('CustomFunctions')),
    },
  }
}

function one(nodes: readonly Node[], what: string): Node {
  const [node] = nodes
  if (!node) throw new Error(`manifest.xml has no ${what}`)
  return node
}

/** A value, or its override for a language. */
function inLanguage(node: Node, language: string): string {
  const override = node.children.find((c) => c.name === 'Override' && attribute(c, 'Locale') === language)
  return override ? attribute(override, 'Value') : attribute(node, 'DefaultValue')
}

/** What a `resid` stands for. */
function resource({ manifest, language }: Sources, reference: Node | undefined): string {
  const resid = reference?.attributes.get('resid') ?? ''
  const resources = one(named(manifest, 'Resources'), 'Resources')
  return inLanguage(
    one(
      named(resources, 'Image', 'Url', 'String').filter((node) => attribute(node, 'id') === resid),
      `resource "${resid}"`,
    ),
    language,
  )
}

function commandOf(sources: Sources, control: Node): AddInCommand {
  const picture = named(control, 'Image').find((image) => attribute(image, 'size') === '32')
  const action = child(control, 'Action')
  return {
    id: attribute(control, 'id'),
    label: resource(sources, child(control, 'Label')),
    tip: resource(sources, child(child(control, 'Supertip'), 'Description')),
    icon: pathOf(resource(sources, picture)),
    action: child(action, 'FunctionName')?.text,
    enabled: child(control, 'Enabled')?.text !== 'false',
  }
}

/** Whatever address the manifest was made for, here the pane is served. */
const pathOf = (url: string): string => new URL(url).pathname

/** A file of the pane, from where the build takes it. */
async function readPublic(url: string): Promise<unknown> {
  const file = join(root, 'addin/taskpane/public', pathOf(url).replace(/^\/pane\//, ''))
  return JSON.parse(await readFile(file, 'utf8'))
}

async function readShortcuts({ manifest }: Sources): Promise<AddIn['shortcuts']> {
  const overrides = one(named(manifest, 'ExtendedOverrides'), 'ExtendedOverrides')
  const file = (await readPublic(attribute(overrides, 'Url'))) as {
    readonly shortcuts: readonly { readonly action: string; readonly key: { readonly default: string } }[]
  }
  return file.shortcuts.map(({ action, key }) => ({ action, key: key.default }))
}

async function readFunctions(sources: Sources, point: Node): Promise<string[]> {
  const location = child(child(point, 'Metadata'), 'SourceLocation')
  const file = (await readPublic(resource(sources, location))) as {
    readonly functions: readonly { readonly id: string }[]
  }
  return file.functions.map(({ id }) => id)
}
