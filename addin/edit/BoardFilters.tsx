/** How many stand how: each count is the filter that shows them. */
import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components'
import type { EditorRow } from '../api/answers-edit.ts'
import { type BoardFilter, countOf } from './board-state.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  filter: { minWidth: 0, paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
  count: { fontWeight: tokens.fontWeightSemibold, marginLeft: tokens.spacingHorizontalXS },
})

const filters: readonly BoardFilter[] = [
  'all',
  'notSubmitted',
  'returned',
  'submitted',
  'late',
  'nilReturn',
  'withFindings',
]

export interface BoardFiltersProps extends ViewProps {
  readonly rows: readonly EditorRow[]
  readonly filter: BoardFilter
}

export function BoardFilters({ rows, filter, language, dispatch }: BoardFiltersProps) {
  const styles = useStyles()
  const w = editWords(language).board
  return (
    <div className={styles.filters} role="group" aria-label={w.filterLabel}>
      {filters.map((one) => {
        const count = countOf(rows, one)
        // The one that is on stays, so that it can be taken off.
        if (count === 0 && one !== 'all' && one !== filter) return null
        return (
          <ToggleButton
            key={one}
            size="small"
            className={styles.filter}
            appearance={one === filter ? 'primary' : 'secondary'}
            checked={one === filter}
            onClick={() => dispatch({ type: 'boardFiltered', filter: one })}
          >
            {w.filters[one]}
            <span className={styles.count}>{count}</span>
          </ToggleButton>
        )
      })}
    </div>
  )
}
