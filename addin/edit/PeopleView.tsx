/** 人员: the list, what she has changed of it, and saving all of that at once. */
import { Button, Caption1, makeStyles, SearchBox, Spinner, tokens } from '@fluentui/react-components'
import { memo, useMemo, useState } from 'react'
import { shown } from '../parts/loaded.ts'
import { apiTrouble } from '../parts/trouble.ts'
import { peopleRows, searchPeople } from './people-changes.ts'
import type { Department } from './people-sentence.ts'
import type { PeopleState } from './people-state.ts'
import { peopleWords } from './people-words.ts'
import { PeopleSaveBar } from './PeopleSaveBar.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import { PersonLine, standingText } from './PersonLine.tsx'
import { TheirPeople } from './TheirPeople.tsx'
import { TroubleBar } from './TroubleBar.tsx'
import { useMay } from './use-may.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
})

/** Rows at a time. */
const page = 100

export interface PeopleViewProps extends ViewProps {
  readonly people: PeopleState
  /** The id of the person at the pane. */
  readonly me: string
  /** The bulletin's. */
  readonly departments: readonly Department[]
}

export default memo(function PeopleView({ people: state, me, departments, language, dispatch }: PeopleViewProps) {
  const styles = useStyles()
  const mayChange = useMay()('changePeople')
  const [most, setMost] = useState(page)
  const w = peopleWords(language)
  const list = shown(state.list)
  const rows = useMemo(() => peopleRows(list?.people ?? [], state.changes), [list, state.changes])
  const found = useMemo(
    () => searchPeople(rows, state.search, (person) => standingText(person, departments, w)),
    [rows, state.search, departments, w],
  )
  const faults = state.saving.kind === 'failed' ? state.saving.faults : []
  return (
    <div className={styles.view}>
      <Caption1 className={styles.quiet}>{w.about}</Caption1>
      {!mayChange && <Caption1 className={styles.quiet}>{w.readOnly}</Caption1>}
      {state.list.kind === 'failed' && (
        <TroubleBar
          trouble={apiTrouble(state.list.failure)}
          language={language}
          tryAgain={() => dispatch({ type: 'peopleAsked' })}
        />
      )}
      {state.theirs && <TheirPeople theirs={state.theirs} {...{ state, departments, language, dispatch }} />}
      {list ? (
        <>
          {mayChange && (
            <div>
              <Button size="small" onClick={() => dispatch({ type: 'personOpened', id: null })}>
                {w.add}
              </Button>
            </div>
          )}
          <SearchBox
            size="small"
            placeholder={w.search}
            aria-label={w.search}
            value={state.search}
            onChange={(_, { value }) => dispatch({ type: 'peopleSearched', text: value })}
          />
          {found.length === 0 && <Caption1 role="status">{w.nobody}</Caption1>}
          <ul className={styles.list} aria-label={w.list}>
            {found.slice(0, most).map((row) => (
              <PersonLine
                key={row.person.id}
                isMe={row.person.id === me}
                fault={faults.find(({ id }) => id === row.person.id)?.message}
                {...{ row, departments, language, dispatch }}
              />
            ))}
          </ul>
          {found.length > most && (
            <div>
              <Button size="small" onClick={() => setMost(most + page)}>
                {w.more(Math.min(page, found.length - most))}
              </Button>
            </div>
          )}
          <PeopleSaveBar list={list} {...{ state, me, departments, language, dispatch }} />
        </>
      ) : (
        state.list.kind === 'loading' && <Spinner size="small" label={editWords(language).loading} />
      )}
      <PersonDialog form={state.form} {...{ departments, language, dispatch }} />
    </div>
  )
})
