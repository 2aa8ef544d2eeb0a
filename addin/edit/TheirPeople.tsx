/** Somebody saved people while she was changing them: what they did, beside hers, which stay. */
import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { changedByBoth } from './people-changes.ts'
import { type Department, peopleSentence } from './people-sentence.ts'
import type { PeopleState } from './people-state.ts'
import { peopleWords } from './people-words.ts'
import type { ViewProps } from './view-props.ts'

export interface TheirPeopleProps extends ViewProps {
  readonly theirs: NonNullable<PeopleState['theirs']>
  readonly state: PeopleState
  readonly departments: readonly Department[]
}

export function TheirPeople({ theirs, state, departments, language, dispatch }: TheirPeopleProps) {
  const w = peopleWords(language).theirs
  const [before, after] = [theirs.before.people, theirs.after.people]
  const both = changedByBoth(before, after, state.changes)
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{w.title}</MessageBarTitle> {w.text(peopleSentence(before, after, departments, language))}{' '}
        {both.length > 0 && w.both(both.map(({ name }) => name))}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => dispatch({ type: 'theirsClosed' })}>
          {w.close}
        </Button>
      </MessageBarActions>
    </MessageBar>
  )
}
