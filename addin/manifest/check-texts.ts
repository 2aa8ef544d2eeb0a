/** Texts: as long as Office shows them, and in Chinese too. */
import { namespaceOf } from './check-resources.ts'
import { attribute, child, type Fault, fault, label, named, type Node } from './xml-tree.ts'

const short = 125
const long = 250

export function checkTexts(root: Node): Fault[] {
  const namespace = namespaceOf(root)
  const strings = named(root, 'String').filter((node) => node !== namespace)
  const limits: [Node | undefined, number][] = [
    [child(root, 'DisplayName'), short],
    [child(root, 'Description'), long],
    ...strings.map((node): [Node, number] => [node, node.parent?.name === 'LongStrings' ? long : short]),
  ]
  return [
    ...checkProvider(root),
    ...limits.flatMap(([node, limit]) => (node ? [...checkLengths(node, limit), ...checkLocales(node)] : [])),
    ...(namespace ? checkNamespaceName(namespace) : []),
  ]
}

function checkProvider(root: Node): Fault[] {
  const provider = child(root, 'ProviderName')
  return provider && (provider.text === '' || provider.text.length > short)
    ? [fault(provider, `ProviderName has ${provider.text.length} characters; it may have 1 to ${short}`)]
    : []
}

const overridesOf = (node: Node): Node[] => node.children.filter(({ name }) => name === 'Override')

function checkLengths(node: Node, limit: number): Fault[] {
  const values = [
    { at: node, value: attribute(node, 'DefaultValue') },
    ...overridesOf(node).map((at) => ({ at, value: attribute(at, 'Value') })),
  ]
  return values
    .filter(({ value }) => value.trim() === '' || value.length > limit)
    .map(({ at, value }) => fault(at, `${label(node)} has ${value.length} characters; it may have 1 to ${limit}`))
}

function checkLocales(node: Node): Fault[] {
  const overrides = overridesOf(node)
  const locales = overrides.map((o) => attribute(o, 'Locale').toLowerCase())
  return [
    ...(locales.includes('zh-cn') ? [] : [fault(node, `${label(node)} has no Override for zh-CN`)]),
    ...overrides
      .filter((_, i) => locales.indexOf(locales[i] ?? '') < i)
      .map((o) => fault(o, `${label(node)} has two Overrides for ${attribute(o, 'Locale')}`)),
  ]
}

/** A formula is one for all readers of a workbook, so its first name is, too. */
function checkNamespaceName(node: Node): Fault[] {
  const name = attribute(node, 'DefaultValue')
  return [
    ...(/^[A-Z][A-Z0-9_.]{2,31}$/.test(name)
      ? []
      : [fault(node, `the Namespace "${name}" must be of A–Z, 0–9, _ and ., and begin with a letter`)]),
    ...overridesOf(node).map((o) => fault(o, 'the Namespace has an Override: formulas would differ by language')),
  ]
}
