/** Resources and what refers to them: neither may be without the other. */
import { all, attribute, child, type Fault, fault, label, named, type Node } from './xml-tree.ts'

/** Office cuts or refuses longer ids. */
const longestId = 32

/** The list that an element's resid refers to. */
const listOf: Readonly<Record<string, string>> = {
  Label: 'ShortStrings',
  Title: 'ShortStrings',
  Namespace: 'ShortStrings',
  Description: 'LongStrings',
  ToolTip: 'LongStrings',
  Image: 'Images',
  SourceLocation: 'Urls',
  FunctionFile: 'Urls',
  Runtime: 'Urls',
  LearnMoreUrl: 'Urls',
}

export function checkResources(root: Node): Fault[] {
  const resources = resourcesOf(root)
  const references = [...all(root)].filter((node) => node.attributes.has('resid'))
  const used = new Set(references.map((node) => attribute(node, 'resid')))
  const unused = resources.filter((resource) => !used.has(attribute(resource, 'id')))
  return [
    ...checkIds(resources),
    ...references.flatMap((node) => checkReference(node, resources)),
    ...unused.map((node) => fault(node, `${label(node)} is used nowhere`)),
  ]
}

/** All entries of all lists: an id is unique among them together. */
export const resourcesOf = (root: Node): Node[] =>
  named(root, 'Resources').flatMap((resources) => resources.children.flatMap((list) => list.children))

function checkIds(resources: readonly Node[]): Fault[] {
  const seen = new Map<string, Node>()
  return resources.flatMap((node) => {
    const id = attribute(node, 'id')
    if (id === '') return [fault(node, `${node.name} lacks an id`)]
    const first = seen.get(id)
    if (first) return [fault(node, `the resource id "${id}" is taken in line ${first.line}`)]
    seen.set(id, node)
    return id.length > longestId
      ? [fault(node, `the resource id "${id}" has ${id.length} characters; it may have ${longestId}`)]
      : []
  })
}

function checkReference(node: Node, resources: readonly Node[]): Fault[] {
  const id = attribute(node, 'resid')
  const list = listOf[node.name]
  const resource = resources.find((r) => attribute(r, 'id') === id)
  if (!resource) return [fault(node, `${node.name} refers to "${id}", which is not among the resources`)]
  const own = resource.parent?.name ?? ''
  return list === undefined || own === list
    ? []
    : [fault(node, `${node.name} refers to "${id}", which stands in ${own} and not in ${list}`)]
}

/** The resource that an element's resid names. */
export const resourceOf = (root: Node, node: Node | undefined): Node | undefined =>
  node && resourcesOf(root).find((resource) => attribute(resource, 'id') === node.attributes.get('resid'))

/** The name that formulas begin with (`BULLETIN`). */
export const namespaceOf = (root: Node): Node | undefined =>
  resourceOf(
    root,
    named(root, 'ExtensionPoint')
      .map((point) => child(point, 'Namespace'))
      .find((node) => node !== undefined),
  )
