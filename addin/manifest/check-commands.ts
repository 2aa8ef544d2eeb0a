/** Buttons, menu entries and the runtime behind them. */
import { commands } from '../office-shell.ts'
import { resourceOf } from './check-resources.ts'
import { attribute, child, type Fault, fault, label, named, type Node } from './xml-tree.ts'

export const checkCommands = (root: Node): Fault[] => [
  ...checkFunctions(root),
  ...checkRuntime(root),
  ...checkPane(root),
  ...checkContextMenu(root),
  ...named(root, 'Group').flatMap((group) => {
    const { length } = group.children.filter(({ name }) => name === 'Control')
    return length > 6 ? [fault(group, `${label(group)} has ${length} controls; it may have 6`)] : []
  }),
]

/** Opening is the pane's own action; the others are functions of ours. */
function checkFunctions(root: Node): Fault[] {
  const names = named(root, 'FunctionName')
  const used = new Set(names.map(({ text }) => text))
  return [
    ...names
      .filter(({ text }) => !commands.some((command) => command === text))
      .map((node) => fault(node, `there is no function "${node.text}" (there are: ${commands.join(', ')})`)),
    ...commands
      .filter((command) => command !== 'bulletin.open' && !used.has(command))
      .map((command) => fault(root, `no control runs "${command}"`)),
  ]
}

/** Pane, ribbon and formulas run in one page; Office sees that by one id at all of them. */
function checkRuntime(root: Node): Fault[] {
  const runtimes = named(root, 'Runtime')
  const [runtime] = runtimes
  if (!runtime) return []
  const id = attribute(runtime, 'resid')
  const others = [
    ...named(root, 'FunctionFile'),
    ...named(root, 'Page', 'Action').flatMap((node) => child(node, 'SourceLocation') ?? []),
  ]
  return [
    ...(attribute(runtime, 'lifetime') === 'long'
      ? []
      : [fault(runtime, 'the Runtime must have the lifetime "long" to outlive the pane')]),
    ...others
      .filter((node) => attribute(node, 'resid') !== id)
      .map((node) =>
        fault(node, `${node.name} refers to "${attribute(node, 'resid')}", but the shared Runtime is "${id}"`),
      ),
  ]
}

function checkPane(root: Node): Fault[] {
  const actions = named(root, 'Action').filter(({ type }) => type === 'ShowTaskpane')
  if (actions.length === 0) return [fault(root, 'no control opens the pane (ShowTaskpane)')]
  const ids = new Set(actions.map((action) => child(action, 'TaskpaneId')?.text))
  const source = child(child(root, 'DefaultSettings'), 'SourceLocation')
  const page = resourceOf(root, named(root, 'Runtime')[0])
  return [
    ...(ids.size > 1 ? actions.map((node) => fault(node, 'a shared runtime has one pane: give one TaskpaneId')) : []),
    ...(source && page && attribute(source, 'DefaultValue') !== attribute(page, 'DefaultValue')
      ? [fault(page, `the pane is ${attribute(source, 'DefaultValue')} in DefaultSettings and another here`)]
      : []),
  ]
}

/** Excel leaves a button out that stands in the context menu by itself (office-js 2210) and disables none there (3422). */
function checkContextMenu(root: Node): Fault[] {
  const menus = named(root, 'OfficeMenu')
  return menus.flatMap((menu) => [
    ...(['ContextMenuCell', 'ContextMenuText'].includes(attribute(menu, 'id'))
      ? []
      : [fault(menu, `${label(menu)}: Excel has ContextMenuCell and ContextMenuText`)]),
    ...menu.children
      .filter(({ name, type }) => name === 'Control' && type !== 'Menu')
      .map((control) => fault(control, `${label(control)}: only a Menu shows in a context menu`)),
    ...named(menu, 'Enabled').map((node) => fault(node, 'Enabled has no effect in a context menu')),
  ])
}
