/** Takes a definition in: a new revision where it differs from the newest. */
import type { DefinitionRevision } from '../core/definition.ts'
import { changedFigures } from '../core/definition-change.ts'
import { parseDefinition } from '../core/definition-parse.ts'
import { prefixes, revisionKey } from '../core/keys.ts'
import { refuse } from '../core/problem.ts'
import { loadDefinition } from './issue-state.ts'
import { encodeJson, listKeys, writeRevision } from './records.ts'
import type { World } from './world.ts'

/**
 * Issues that are open keep the revision they were opened with (design.md, "Races").
 * @throws Refusal bad_request with every fault of the definition, or every figure whose meaning it changes
 */
export async function publishDefinition(world: World, json: unknown): Promise<DefinitionRevision> {
  const parsed = parseDefinition(json)
  if (!parsed.ok) throw refuse('bad_request', { findings: parsed.findings })
  const definition = parsed.value
  const prefix = prefixes.definitions(definition.id)
  for (;;) {
    const newest = (await listKeys(world.store, prefix)).length
    const stored = newest === 0 ? undefined : await world.store.read(revisionKey(prefix, newest))
    if (stored && Buffer.from(encodeJson(definition)).equals(stored)) return { revision: newest, definition }
    const before = stored && (await loadDefinition(world.store, definition.id, newest)).definition
    const changed = before ? changedFigures(before, definition) : []
    if (changed.length > 0) throw refuse('bad_request', { findings: changed })
    if (await writeRevision(world, prefix, newest + 1, definition)) return { revision: newest + 1, definition }
  }
}
