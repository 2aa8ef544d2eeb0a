/** What the API answers about people and their roles. */
import * as v from 'valibot'
import { personEntrySchema } from '../../functions/core/people.ts'
import { whole } from './answers.ts'

export const peopleAnswer = v.object({
  /** 0 before the first. */
  revision: whole,
  people: v.array(personEntrySchema),
})
export const overtakenAnswer = v.object({ code: v.literal('changed_meanwhile') })

export type PeopleList = v.InferOutput<typeof peopleAnswer>
