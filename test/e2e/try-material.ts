/** What the try server's week is made of, for tests that send a department's sheet themselves. */
import type { Definition } from '../../functions/core/definition.ts'
import { loadTemplates, templatesFolder } from '../../functions/local/load-templates.ts'
import { readSampleWeek, type SampleWeek } from '../../functions/local/sample-week.ts'
import type { TryServer } from '../excel-host/try-server.ts'

export async function readTryWeek({
  bulletin,
  issue,
}: TryServer): Promise<{ definition: Definition; week: SampleWeek }> {
  const { definitions } = await loadTemplates(templatesFolder)
  const definition = definitions.find(({ id }) => id === bulletin)
  if (!definition) throw new Error(`There is no template ${bulletin}`)
  return { definition, week: await readSampleWeek(templatesFolder, bulletin, issue) }
}
