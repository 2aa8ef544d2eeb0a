/** One department on the board. Plain elements: there may be hundreds, and they refresh every few seconds. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { EditorRow } from '../api/answers-edit.ts'
import { Chip, type ChipKind } from '../parts/Chip.tsx'
import { ChevronDown, ChevronRight } from './Icons.tsx'
import { statusText, timeText } from './shared-words.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  row: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  open: { backgroundColor: tokens.colorNeutralBackground2 },
  button: {
    display: 'grid',
    gridTemplateColumns: '16px 1fr auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    width: '100%',
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalXS}`,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  name: { minWidth: 0, overflowWrap: 'anywhere' },
  facts: {
    gridColumn: '2 / span 2',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
})

const kinds: { readonly [S in EditorRow['status']]: ChipKind } = {
  submitted: 'success',
  late: 'warning',
  nilReturn: 'neutral',
  returned: 'warning',
  notSubmitted: 'danger',
}

export interface BoardRowProps extends ViewProps {
  readonly row: EditorRow
  readonly isOpen: boolean
  /** An edition is out: what is not in it is said. */
  readonly isAfterEdition: boolean
  readonly children: ReactNode
}

export function BoardRow({ row, isOpen, isAfterEdition, language, dispatch, children }: BoardRowProps) {
  const styles = useStyles()
  const w = editWords(language).board
  const { revision, receivedAtText, findings, status, late } = row
  const facts =
    revision === null
      ? []
      : [
          receivedAtText === null ? '' : timeText(receivedAtText, language),
          w.revision(revision),
          late && status !== 'late' ? w.late : '',
          findings.length > 0 ? w.findings(findings.length) : '',
          isAfterEdition && !row.inEdition ? w.notInEdition : '',
        ].filter(Boolean)
  return (
    <li className={mergeClasses(styles.row, isOpen && styles.open)}>
      <button
        type="button"
        className={styles.button}
        aria-expanded={isOpen}
        onClick={() => dispatch({ type: 'rowToggled', department: row.department })}
      >
        {isOpen ? <ChevronDown /> : <ChevronRight />}
        <span className={styles.name}>{row.name}</span>
        <Chip kind={kinds[status]}>{statusText(status, language)}</Chip>
        {facts.length > 0 && <span className={styles.facts}>{facts.join(' · ')}</span>}
      </button>
      {children}
    </li>
  )
}
