/** What Office knows the add-in by. */
import { all, attribute, child, type Fault, fault, type Node } from './xml-tree.ts'

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
const permissions = 'ReadWriteDocument'

export function checkIdentity(root: Node): Fault[] {
  const expectText = (name: string, rule: (text: string) => boolean, message: string): Fault[] => {
    const node = child(root, name)
    return node && !rule(node.text) ? [fault(node, `${name} is "${node.text}": ${message}`)] : []
  }
  return [
    ...expectText('Id', (text) => guid.test(text) && !/^[0-]+$/.test(text), 'it must be a GUID'),
    ...expectText(
      'Version',
      (text) => /^\d{1,5}(?:\.\d{1,5}){3}$/.test(text),
      'it must be four numbers, as in 1.2.3.0',
    ),
    ...expectText('DefaultLocale', (text) => text === 'en-US', 'the texts that are no override are English (en-US)'),
    ...expectText('Permissions', (text) => text === permissions, `the pane needs ${permissions}`),
    ...checkHosts(root),
    ...checkIds(root),
  ]
}

/** Excel, and Excel alone. */
const checkHosts = (root: Node): Fault[] =>
  [...all(root)]
    .filter(({ name }) => name === 'Host')
    .filter((host) => (host.type ?? attribute(host, 'Name')) !== 'Workbook')
    .map((host) => fault(host, `Host "${host.type ?? attribute(host, 'Name')}" is not Excel (Workbook)`))

/** Groups, controls and items share one set of ids; the ribbon's API finds them by it. */
function checkIds(root: Node): Fault[] {
  const seen = new Map<string, Node>()
  return [...all(root)]
    .filter(({ name }) => ['Group', 'Control', 'Item', 'CustomTab'].includes(name))
    .flatMap((node) => {
      const id = attribute(node, 'id')
      if (id === '') return [fault(node, `${node.name} lacks an id`)]
      if (id.length > 125) return [fault(node, `the id of ${node.name} has ${id.length} characters; it may have 125`)]
      const first = seen.get(id)
      if (first) return [fault(node, `the id "${id}" is taken by ${first.name} in line ${first.line}`)]
      seen.set(id, node)
      return []
    })
}
