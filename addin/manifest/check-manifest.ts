/** Everything about a manifest that the schemas miss and a person with Excel would find out too late. */
import { checkCommands } from './check-commands.ts'
import { checkIcons } from './check-icons.ts'
import { checkIdentity } from './check-identity.ts'
import { checkOrder } from './check-order.ts'
import { checkRequirements } from './check-requirements.ts'
import { checkResources } from './check-resources.ts'
import { checkTexts } from './check-texts.ts'
import { checkUrls } from './check-urls.ts'
import type { PaneFiles } from './pane-files.ts'
import { readXml } from './xml-tree.ts'

/** The faults of a manifest, one line each (`manifest.xml:41: …`) in the order of its lines. */
export function checkManifest(xml: string, files: PaneFiles, fileName = 'manifest.xml'): string[] {
  const read = readXml(xml)
  const faults =
    'fault' in read
      ? [read.fault]
      : [
          ...checkOrder(read.root),
          ...checkIdentity(read.root),
          ...checkTexts(read.root),
          ...checkResources(read.root),
          ...checkUrls(read.root, files),
          ...checkIcons(read.root, files),
          ...checkCommands(read.root),
          ...checkRequirements(read.root),
        ]
  const lines = faults.sort((a, b) => a.line - b.line).map(({ line, message }) => `${fileName}:${line}: ${message}`)
  return [...new Set(lines)]
}
