/** Which views there are for whom. Pure. */
import type { OfficeRole } from '../api/answers.ts'
import type { Tab } from './edit-state.ts'
import { mayDo } from './may.ts'

/** Views of an issue come with the first one; those of the bulletin are there before. */
export function tabsOf(
  role: OfficeRole,
  hasIssue: boolean,
  chosen: Tab,
): { readonly tabs: readonly Tab[]; readonly selected: Tab } {
  const tabs: readonly Tab[] = [
    ...(hasIssue ? (['board', 'review', 'publish', 'issues'] as const) : (['issues'] as const)),
    ...(mayDo(role, 'readAudit') ? (['audit'] as const) : []),
    ...(mayDo(role, 'readPeople') ? (['people'] as const) : []),
  ]
  return { tabs, selected: tabs.includes(chosen) ? chosen : hasIssue ? 'board' : 'issues' }
}
