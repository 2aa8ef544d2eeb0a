/** Every element where Office looks for it: in its namespace, under its parent, in its order. */
import { contentModels, typedElements } from './content-models.ts'
import { all, type Fault, fault, label, type Node, within } from './xml-tree.ts'

export const checkOrder = (root: Node): Fault[] => [
  ...(root.name === 'OfficeApp' && root.type === 'TaskPaneApp'
    ? []
    : [fault(root, 'the root is not an OfficeApp of type TaskPaneApp')]),
  ...[...all(root)].flatMap((node) => [...checkNamespace(node), ...checkContent(node)]),
]

interface Slot {
  readonly name: string
  readonly needed: boolean
  readonly repeats: boolean
}

const slotsOf = (model: string): Slot[] =>
  model.split(' ').map((word) => ({
    name: word.replace(/[?*+]$/, ''),
    needed: !/[?*]$/.test(word),
    repeats: /[*+]$/.test(word),
  }))

function checkContent(node: Node): Fault[] {
  const own = contentModels[node.type === undefined ? node.name : `${node.name}:${node.type}`]
  const model = own ?? contentModels[node.name]
  if (model === undefined) {
    const needsType = typedElements.has(node.name) && (node.type !== undefined || within(node, 'VersionOverrides'))
    return needsType ? [fault(node, `${label(node)} is of no type that is known here`)] : []
  }
  const slots = slotsOf(model)
  const faults: Fault[] = []
  let reached = 0
  node.children.forEach((child, i) => {
    const at = slots.findIndex(({ name }) => name === child.name)
    const slot = slots[at]
    if (!slot) faults.push(fault(child, `${child.name} may not stand in ${label(node)}`))
    else if (at < reached)
      faults.push(fault(child, `${child.name} must stand before ${slots[reached]?.name ?? ''} in ${label(node)}`))
    else if (!slot.repeats && node.children.slice(0, i).some(({ name }) => name === child.name))
      faults.push(fault(child, `${child.name} stands twice in ${label(node)}`))
    reached = Math.max(reached, at)
  })
  for (const { name, needed } of slots)
    if (needed && !node.children.some((child) => child.name === name))
      faults.push(fault(node, `${label(node)} lacks ${name}`))
  return faults
}

const app = 'http://schemas.microsoft.com/office/appforoffice/1.1'
const overrides = 'http://schemas.microsoft.com/office/taskpaneappversionoverrides'
const basicTypes = 'http://schemas.microsoft.com/office/officeappbasictypes/1.0'

/** Inside VersionOverrides these are basic types, written with the prefix `bt:`. */
const basic = new Set(['Image', 'Images', 'Url', 'Urls', 'String', 'ShortStrings', 'LongStrings', 'Override'])
const basicRequirements = new Set(['Sets', 'Set', 'Methods', 'Method'])

function checkNamespace(node: Node): Fault[] {
  const inner = node.name === 'VersionOverrides' || within(node, 'VersionOverrides')
  const isBasic = basic.has(node.name) || basicRequirements.has(node.name)
  const uri = inner ? (isBasic ? basicTypes : overrides) : app
  return node.uri === uri ? [] : [fault(node, `${label(node)} is not in the namespace ${uri}`)]
}
