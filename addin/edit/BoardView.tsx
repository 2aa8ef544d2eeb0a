/** 报送情况: who has reported and how it stands, counted and filtered, each row to be opened. */
import { Button, makeStyles, MessageBar, MessageBarBody, SearchBox, Spinner, tokens } from '@fluentui/react-components'
import { memo, useMemo } from 'react'
import type { IssueEntry } from '../api/answers.ts'
import { shown } from '../parts/loaded.ts'
import { BoardFilters } from './BoardFilters.tsx'
import { BoardRow } from './BoardRow.tsx'
import { type BoardState, owing, visibleRows } from './board-state.ts'
import { DepartmentDetails } from './DepartmentDetails.tsx'
import { Refresh } from './Icons.tsx'
import { Reminder } from './Reminder.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from './TroubleBar.tsx'
import { useMay } from './use-may.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  tools: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  search: { flexGrow: 1, minWidth: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
})

export interface BoardViewProps extends ViewProps {
  readonly board: BoardState
  readonly issue: IssueEntry
  readonly bulletinName: string
  readonly past: boolean
}

export const BoardView = memo(function BoardView(props: BoardViewProps) {
  const { board: state, issue, bulletinName, past, language, dispatch } = props
  const { board, open } = state
  const styles = useStyles()
  const may = useMay()
  const w = editWords(language)
  const rows = useMemo(() => shown(board)?.departments ?? [], [board])
  const visible = useMemo(() => visibleRows(rows, state), [rows, state])
  if (rows.length === 0 && board.kind === 'loading') return <Spinner size="small" label={w.loading} />
  return (
    <div className={styles.view}>
      {board.kind === 'failed' && (
        <TroubleBar
          trouble={apiTrouble(board.failure)}
          language={language}
          tryAgain={() => dispatch({ type: 'boardAsked' })}
        />
      )}
      <BoardFilters rows={rows} filter={state.filter} language={language} dispatch={dispatch} />
      <div className={styles.tools}>
        <SearchBox
          className={styles.search}
          size="small"
          placeholder={w.board.search}
          aria-label={w.board.search}
          value={state.search}
          onChange={(_, { value }) => dispatch({ type: 'boardSearched', text: value })}
        />
        <Button
          size="small"
          appearance="subtle"
          icon={<Refresh />}
          title={board.kind === 'loading' ? w.board.refreshing : w.board.refresh}
          aria-label={w.board.refresh}
          onClick={() => dispatch({ type: 'boardAsked' })}
        />
        {may('returnForRework') && (
          <Button size="small" aria-expanded={state.reminding} onClick={() => dispatch({ type: 'reminderToggled' })}>
            {w.board.remind}
          </Button>
        )}
      </div>
      {state.reminding && <Reminder {...{ issue, bulletinName, past, language }} rows={owing(rows)} />}
      {visible.length === 0 && (
        <MessageBar>
          <MessageBarBody>{w.board.nobody}</MessageBarBody>
        </MessageBar>
      )}
      <ul className={styles.list} aria-label={w.board.list}>
        {visible.map((row) => (
          <BoardRow
            key={row.department}
            row={row}
            isOpen={open?.department === row.department}
            isAfterEdition={issue.edition > 0}
            language={language}
            dispatch={dispatch}
          >
            {open?.department === row.department && (
              <DepartmentDetails {...{ row, open, issue, language, dispatch }} drawing={state.drawing} />
            )}
          </BoardRow>
        ))}
      </ul>
      <ReturnDialog returning={state.returning} rows={rows} language={language} dispatch={dispatch} />
    </div>
  )
})
