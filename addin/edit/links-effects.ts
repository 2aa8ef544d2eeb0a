/** What the links of an issue ask for. */
import type { IssueTarget, Result } from '../api/request.ts'
import { createLink, listLinks, readDefinition, revokeLink } from '../api/links-api.ts'
import type { EditContext } from './edit.ts'
import type { EditAction, EditState } from './edit-state.ts'
import type { LinkList } from './links-state.ts'

export function startLinksEffects(
  context: EditContext,
  before: EditState | null,
  after: EditState,
  dispatch: (action: EditAction) => void,
): void {
  const { of, list, making, revoking } = after.links
  if (!of) return
  const on = { bulletin: context.bulletin.bulletin, issue: of.issue }
  if (list.kind === 'loading' && list !== before?.links.list)
    void gather(context, on).then((result) => {
      dispatch({ type: 'linksLoaded', of, result })
    })
  if (making.kind === 'sending' && making !== before?.links.making)
    void createLink(context.caller, on, making.wish).then((answer) => {
      dispatch({ type: 'linkAnswered', of, answer })
    })
  if (revoking.kind === 'sending' && revoking !== before?.links.revoking) {
    const { id } = revoking.link
    void revokeLink(context.caller, on, id).then((failure) => {
      dispatch({ type: 'revokingAnswered', id, failure })
    })
  }
}

async function gather({ caller }: EditContext, on: IssueTarget): Promise<Result<LinkList>> {
  const [links, definition] = await Promise.all([listLinks(caller, on), readDefinition(caller, on.bulletin)])
  if (!links.ok) return links
  if (!definition.ok) return definition
  return { ok: true, value: { links: links.value, timeZone: definition.value.timeZone } }
}
