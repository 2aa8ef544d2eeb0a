/** Icons: all the sizes that Excel asks for, and each file of the size that it is named for. */
import { resourceOf } from './check-resources.ts'
import { ribbonSizes } from './manifest-urls.ts'
import type { PaneFiles } from './pane-files.ts'
import { attribute, child, type Fault, fault, label, named, type Node } from './xml-tree.ts'

export const checkIcons = (root: Node, files: PaneFiles): Fault[] => [
  ...named(root, 'Icon').flatMap((icon) => checkIcon(root, icon, files)),
  ...checkListIcon(child(root, 'IconUrl'), 32, files),
  ...checkListIcon(child(root, 'HighResolutionIconUrl'), 64, files),
]

function checkIcon(root: Node, icon: Node, files: PaneFiles): Fault[] {
  const sizes = icon.children.map((image) => Number(attribute(image, 'size')))
  const of = icon.parent ? ` of ${label(icon.parent)}` : ''
  const missing = ribbonSizes.filter((size) => !sizes.includes(size))
  return [
    ...missing.map((size) => fault(icon, `the Icon${of} has no image of ${size} pixels`)),
    ...icon.children.flatMap((image, i) => {
      const size = sizes[i] ?? NaN
      if (sizes.indexOf(size) < i) return [fault(image, `the Icon${of} has two images of ${size} pixels`)]
      const resource = resourceOf(root, image)
      return resource ? checkFile(image, attribute(resource, 'DefaultValue'), size, files) : []
    }),
  ]
}

/** What Office shows in its list of add-ins. */
const checkListIcon = (node: Node | undefined, size: number, files: PaneFiles): Fault[] =>
  node ? checkFile(node, attribute(node, 'DefaultValue'), size, files) : []

function checkFile(node: Node, url: string, size: number, files: PaneFiles): Fault[] {
  if (!URL.canParse(url)) return []
  const { pathname } = new URL(url)
  // A file that is not there is told of with the addresses.
  if (!files.has(pathname)) return []
  const image = files.imageSize(pathname)
  if (!image) return [fault(node, `${pathname} is not a PNG`)]
  return image.width === size && image.height === size
    ? []
    : [fault(node, `${pathname} has ${image.width} by ${image.height} pixels, not ${size} by ${size}`)]
}
