/** Which entries of the audit are shown: of which range, of whom, of what kind. */
import { Button, makeStyles, Select, tokens } from '@fluentui/react-components'
import { useMemo } from 'react'
import { shown } from '../parts/loaded.ts'
import { auditChoices, type AuditState, type Choice } from './audit-state.ts'
import { auditWords } from './audit-words.ts'
import { Refresh } from './Icons.tsx'
import type { ViewProps } from './view-props.ts'

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: tokens.spacingHorizontalXS,
    alignItems: 'center',
  },
  range: { display: 'flex', gridColumn: '1 / span 2', gap: tokens.spacingHorizontalXS },
  grow: { flexGrow: 1, minWidth: 0 },
  cell: { minWidth: 0 },
})

export interface AuditFiltersProps extends ViewProps {
  readonly audit: AuditState
  readonly hasIssue: boolean
}

export function AuditFilters({ audit, hasIssue, language, dispatch }: AuditFiltersProps) {
  const styles = useStyles()
  const w = auditWords(language)
  const lines = shown(audit.list)
  const { people, events } = useMemo(() => auditChoices(lines ?? []), [lines])
  const { by, what } = audit.filter
  return (
    <div className={styles.filters}>
      <div className={styles.range}>
        <Select
          className={styles.grow}
          size="small"
          aria-label={w.scope}
          value={hasIssue ? audit.scope : 'all'}
          onChange={(_, { value }) => dispatch({ type: 'auditScoped', scope: value === 'all' ? 'all' : 'issue' })}
        >
          {hasIssue && <option value="issue">{w.scopes.issue}</option>}
          <option value="all">{w.scopes.all}</option>
        </Select>
        <Button
          size="small"
          appearance="subtle"
          icon={<Refresh />}
          aria-label={w.refresh}
          title={audit.list.kind === 'loading' ? w.refreshing : w.refresh}
          onClick={() => dispatch({ type: 'auditAsked' })}
        />
      </div>
      <Choose
        label={w.by}
        all={w.everybody}
        choices={people}
        value={by}
        choose={(value) => dispatch({ type: 'auditFiltered', filter: { by: value } })}
      />
      <Choose
        label={w.what}
        all={w.everything}
        choices={events}
        value={what}
        choose={(value) => dispatch({ type: 'auditFiltered', filter: { what: value } })}
      />
    </div>
  )
}

interface ChooseProps {
  readonly label: string
  readonly all: string
  readonly choices: readonly Choice[]
  readonly value: string
  readonly choose: (value: string) => void
}

function Choose({ label, all, choices, value, choose }: ChooseProps) {
  const styles = useStyles()
  return (
    <Select
      className={styles.cell}
      size="small"
      aria-label={label}
      value={value}
      onChange={(_, { value: chosen }) => choose(chosen)}
    >
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.text}
        </option>
      ))}
    </Select>
  )
}
