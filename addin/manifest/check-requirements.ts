/** What Excel must have: enough for the ribbon to work, and no more than that for the pane to open. */
import { attribute, child, type Fault, fault, label, type Node } from './xml-tree.ts'

/** Requirement sets that Excel knows; a name that it does not know is never met. */
const known = new Set(
  (
    'AddinCommands ContextMenu CustomFunctionsRuntime DevicePermissionService DialogApi DialogOrigin DocumentEvents ' +
    'ExcelApi ExcelApiDesktop ExcelApiOnline File IdentityAPI ImageCoercion KeyboardShortcuts MatrixBindings ' +
    'MatrixCoercion NestedAppAuth OpenBrowserWindowApi RibbonApi Selection Settings SharedRuntime TableBindings ' +
    'TableCoercion TextBindings TextCoercion'
  ).split(' '),
)
const floor = '1.9'

interface Needed {
  readonly node: Node
  readonly version: string
}

export function checkRequirements(root: Node): Fault[] {
  const base = setsOf(root)
  const overrides = child(root, 'VersionOverrides')
  const inner = overrides ? setsOf(overrides) : new Map<string, Needed>()
  return [
    ...[...base, ...inner].flatMap(([name, { node, version }]) => [
      ...(known.has(name) ? [] : [fault(node, `there is no requirement set "${name}"`)]),
      ...(/^\d+\.\d+$/.test(version) ? [] : [fault(node, `${label(node)} has no version such as 1.1`)]),
    ]),
    ...expectSet(root, base, 'ExcelApi', floor),
    ...(overrides ? checkOverrides(overrides, base, inner) : []),
  ]
}

/** They replace what stands above, so they must say it again; and what is in them needs a shared runtime. */
const checkOverrides = (
  overrides: Node,
  base: ReadonlyMap<string, Needed>,
  inner: ReadonlyMap<string, Needed>,
): Fault[] => [
  ...expectSet(overrides, inner, 'SharedRuntime', '1.1'),
  ...[...base].flatMap(([name, { version }]) => expectSet(overrides, inner, name, version)),
]

function setsOf(node: Node): Map<string, Needed> {
  const sets = child(child(node, 'Requirements'), 'Sets')
  const entries = (sets?.children ?? []).map((set): [string, Needed] => [
    attribute(set, 'Name'),
    { node: set, version: set.attributes.get('MinVersion') ?? (sets ? attribute(sets, 'DefaultMinVersion') : '') },
  ])
  return new Map(entries)
}

function expectSet(parent: Node, sets: ReadonlyMap<string, Needed>, name: string, version: string): Fault[] {
  const own = sets.get(name)
  return own?.version === version
    ? []
    : [fault(own?.node ?? child(parent, 'Requirements') ?? parent, `${parent.name} must require ${name} ${version}`)]
}
