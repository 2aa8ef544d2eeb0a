/** What the API answers about the links of an issue. */
import * as v from 'valibot'
import { instant, whole } from './answers.ts'

/** `replaced`: there is a newer edition, to which it leads. */
export const linkState = v.picklist(['active', 'expired', 'revoked', 'replaced'])

export const linksAnswer = v.object({
  links: v.array(
    v.object({
      id: v.string(),
      createdAt: instant,
      by: v.string(),
      /** The edition that it was made for. */
      edition: whole,
      expires: v.nullable(instant),
      hasPin: v.boolean(),
      revokedAt: v.nullable(instant),
      revokedBy: v.nullable(v.string()),
      state: linkState,
    }),
  ),
})

export type ListedLink = v.InferOutput<typeof linksAnswer>['links'][number]
