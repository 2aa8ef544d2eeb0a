/** What is known of one department's report, and what the editor can do with it. */
import { Button, Caption1, Caption1Strong, makeStyles, tokens } from '@fluentui/react-components'
import type { IssueEntry } from '../api/answers.ts'
import type { EditorRow } from '../api/answers-edit.ts'
import { changeInWords } from '../parts/change-words.ts'
import { shown } from '../parts/loaded.ts'
import type { BoardState, OpenRow } from './board-state.ts'
import { severityText } from './shared-words.ts'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from './TroubleBar.tsx'
import { useMay } from './use-may.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  details: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalXS} ${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
  },
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  comment: {
    padding: tokens.spacingHorizontalS,
    borderLeft: `3px solid ${tokens.colorStatusWarningBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground3,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

export interface DepartmentDetailsProps extends ViewProps {
  readonly row: EditorRow
  readonly open: OpenRow
  readonly issue: IssueEntry
  readonly drawing: BoardState['drawing']
}

export function DepartmentDetails(props: DepartmentDetailsProps) {
  const { row, open, issue, drawing, language, dispatch } = props
  const styles = useStyles()
  const may = useMay()
  const w = editWords(language).board
  const { department, revision } = row
  if (revision === null) return <Caption1 className={styles.details}>{w.nothingYet}</Caption1>
  return (
    <div className={styles.details}>
      {row.comment !== null && (
        <div>
          <Caption1Strong block>{w.comment}</Caption1Strong>
          <div className={styles.comment}>{row.comment}</div>
        </div>
      )}
      <Findings row={row} language={language} />
      <Changes {...{ open, revision, language }} />
      <div className={styles.actions}>
        <Button
          size="small"
          title={w.openInSheetHint}
          disabledFocusable={drawing.kind === 'drawing'}
          onClick={() => dispatch({ type: 'copyAsked', department })}
        >
          {drawing.kind === 'drawing' ? w.openingInSheet : w.openInSheet}
        </Button>
        {may('returnForRework') && row.status !== 'returned' && issue.state !== 'published' && (
          <Button size="small" onClick={() => dispatch({ type: 'returningAsked', department })}>
            {w.returnIt}
          </Button>
        )}
      </div>
      <Caption1 className={styles.quiet}>{w.openInSheetHint}</Caption1>
      {drawing.kind === 'failed' && (
        <TroubleBar
          trouble={drawing.trouble}
          language={language}
          tryAgain={() => dispatch({ type: 'copyAsked', department })}
        />
      )}
    </div>
  )
}

function Findings({ row, language }: Pick<DepartmentDetailsProps, 'row' | 'language'>) {
  const styles = useStyles()
  const w = editWords(language).board
  if (row.findings.length === 0) return <Caption1 className={styles.quiet}>{w.noFindings}</Caption1>
  return (
    <ul className={styles.list}>
      {row.findings.map((finding) => (
        <li key={finding.key}>
          <Caption1Strong>{severityText(finding.severity, language)}</Caption1Strong> {finding.message}
          {finding.severity === 'warning' && (
            <div className={styles.quiet}>{finding.reason === undefined ? w.noReason : w.reason(finding.reason)}</div>
          )}
        </li>
      ))}
    </ul>
  )
}

function Changes({
  open: { changes },
  revision,
  language,
}: Pick<DepartmentDetailsProps, 'open' | 'language'> & { readonly revision: number }) {
  const styles = useStyles()
  const w = editWords(language).board
  if (changes.kind === 'idle') return null
  if (changes.kind === 'failed') return <TroubleBar trouble={apiTrouble(changes.failure)} language={language} />
  const list = shown(changes)
  return (
    <div>
      <Caption1Strong block>{w.changes(revision - 1)}</Caption1Strong>
      {list === undefined ? (
        <Caption1>{w.changesLoading}</Caption1>
      ) : list.length === 0 ? (
        <Caption1>{w.noChanges}</Caption1>
      ) : (
        <ul className={styles.list}>
          {list.map((one, i) => (
            <li key={i}>{changeInWords(one, language)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
