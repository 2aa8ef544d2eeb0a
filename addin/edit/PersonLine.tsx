/** One person: what she is called, what she may do, and what is to become of that. */
import { Button, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { memo } from 'react'
import type { PersonEntry } from '../../functions/core/people.ts'
import { Chip, type ChipKind } from '../parts/Chip.tsx'
import type { PersonRow } from './people-changes.ts'
import type { Department } from './people-sentence.ts'
import { type PeopleWords, peopleWords } from './people-words.ts'
import { useMay } from './use-may.ts'
import type { ViewProps } from './view-props.ts'

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere', minWidth: 0 },
  removed: { textDecorationLine: 'line-through' },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  fault: { color: tokens.colorStatusDangerForeground1 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
})

const kinds: { readonly [M in Exclude<PersonRow['mark'], 'none'>]: ChipKind } = {
  added: 'success',
  changed: 'warning',
  removed: 'danger',
}

/** `编辑、省生态环境厅`; of a department that is no more, its id. */
export function standingText({ roles, departments }: PersonEntry, known: readonly Department[], w: PeopleWords) {
  const names = departments.map((id) => known.find(({ department }) => department === id)?.name ?? id)
  const words = [...roles.map((role) => w.roles[role]), ...names]
  return words.length === 0 ? w.noRole : words.join(' · ')
}

export interface PersonLineProps extends ViewProps {
  readonly row: PersonRow
  readonly isMe: boolean
  /** What the server found wrong with her entry. */
  readonly fault: string | undefined
  readonly departments: readonly Department[]
}

export const PersonLine = memo(function PersonLine(props: PersonLineProps) {
  const { row, isMe, fault, departments, language, dispatch } = props
  const styles = useStyles()
  const mayChange = useMay()('changePeople')
  const w = peopleWords(language)
  const { person, mark } = row
  const { id, name } = person
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <span className={mergeClasses(styles.name, mark === 'removed' && styles.removed)}>{name}</span>
        <Caption1 className={styles.quiet}>{isMe ? `${id} · ${w.you}` : id}</Caption1>
        {mark !== 'none' && <Chip kind={kinds[mark]}>{w.marks[mark]}</Chip>}
      </div>
      <Caption1 className={styles.quiet}>{standingText(person, departments, w)}</Caption1>
      {fault !== undefined && <Caption1 className={styles.fault}>{fault}</Caption1>}
      {mayChange && (
        <div className={styles.actions}>
          {mark !== 'removed' && (
            <Button size="small" aria-label={w.changeOf(name)} onClick={() => dispatch({ type: 'personOpened', id })}>
              {w.change}
            </Button>
          )}
          {mark !== 'none' && mark !== 'added' && (
            <Button
              size="small"
              aria-label={w.restoreOf(name)}
              onClick={() => dispatch({ type: 'personRestored', id })}
            >
              {w.restore}
            </Button>
          )}
          {mark !== 'removed' && (
            <Button size="small" aria-label={w.removeOf(name)} onClick={() => dispatch({ type: 'personRemoved', id })}>
              {w.remove}
            </Button>
          )}
        </div>
      )}
    </li>
  )
})
