/** What is not saved yet, what saving it would take away, and saving it: always in sight. */
import {
  Body1,
  Button,
  Caption1,
  Caption1Strong,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components'
import type { PeopleList } from '../api/answers-people.ts'
import { apiTrouble } from '../parts/trouble.ts'
import { FormDialog } from './FormDialog.tsx'
import { changedPeople, dangersOf } from './people-changes.ts'
import { type Department, peopleSentence } from './people-sentence.ts'
import { isPeopleUnsaved, type PeopleState } from './people-state.ts'
import { peopleWords } from './people-words.ts'
import { TroubleBar } from './TroubleBar.tsx'
import type { ViewProps } from './view-props.ts'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    position: 'sticky',
    bottom: 0,
    margin: `0 calc(-1 * ${tokens.spacingHorizontalM})`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
  },
  sentence: {
    // Of many changes the first lines; the rows bear them all.
    maxHeight: '5.4em',
    overflowY: 'auto',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

export interface PeopleSaveBarProps extends ViewProps {
  readonly state: PeopleState
  readonly list: PeopleList
  readonly me: string
  readonly departments: readonly Department[]
}

export function PeopleSaveBar({ state, list, me, departments, language, dispatch }: PeopleSaveBarProps) {
  const styles = useStyles()
  const w = peopleWords(language)
  const { saving, changes } = state
  if (!isPeopleUnsaved(state)) return null
  const dangers = dangersOf(list.people, changes, me)
  const isBusy = saving.kind === 'sending'
  const after = changedPeople(list.people, changes)
  const general = saving.kind === 'failed' ? saving.faults.filter(({ id }) => id === null) : []
  return (
    <section className={styles.bar} aria-label={w.unsaved(changes.size)}>
      <Caption1Strong role="status">{w.unsaved(changes.size)}</Caption1Strong>
      <Caption1 className={styles.sentence} tabIndex={0}>
        {w.yours(peopleSentence(list.people, after, departments, language))}
      </Caption1>
      {dangers.map((danger) => (
        <MessageBar key={danger} intent={danger === 'noAdmin' ? 'error' : 'warning'} layout="multiline">
          <MessageBarBody>{w.dangers[danger]}</MessageBarBody>
        </MessageBar>
      ))}
      {saving.kind === 'failed' && <TroubleBar trouble={apiTrouble(saving.failure)} language={language} />}
      {general.map(({ message }) => (
        <Caption1 key={message}>{message}</Caption1>
      ))}
      <div className={styles.actions}>
        <Button
          appearance="primary"
          size="small"
          disabledFocusable={isBusy || dangers.includes('noAdmin')}
          onClick={() => dispatch({ type: 'peopleSent', me })}
        >
          {isBusy ? w.saving : w.save}
        </Button>
        <Button size="small" disabledFocusable={isBusy} onClick={() => dispatch({ type: 'peopleDropped' })}>
          {w.drop}
        </Button>
      </div>
      {saving.kind === 'confirming' && (
        <FormDialog
          title={w.confirm.title}
          language={language}
          busy={false}
          failure={undefined}
          send={w.confirm.send}
          sending={w.saving}
          onSend={() => dispatch({ type: 'peopleConfirmed' })}
          onClose={() => dispatch({ type: 'peopleNotSent' })}
        >
          <Body1>{w.confirm.text}</Body1>
        </FormDialog>
      )}
    </section>
  )
}
