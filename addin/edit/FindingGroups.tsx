/** Findings by what they ask for, what blocks first; notices wait to be opened. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { Language } from '../language.ts'
import type { PaneFinding } from './review-findings.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  group: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    paddingLeft: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXS,
  },
  error: { borderLeftColor: tokens.colorStatusDangerBorderActive },
  warning: { borderLeftColor: tokens.colorStatusWarningBorderActive },
  notice: { borderLeftColor: tokens.colorNeutralStroke1 },
  summary: {
    cursor: 'pointer',
    fontWeight: tokens.fontWeightSemibold,
    padding: `${tokens.spacingVerticalXXS} 0`,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  finding: { padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: 'anywhere' },
  place: { color: tokens.colorNeutralForeground2 },
  link: {
    display: 'block',
    width: '100%',
    padding: 0,
    border: 'none',
    backgroundColor: 'transparent',
    fontFamily: 'inherit',
    fontSize: 'inherit',
    lineHeight: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    color: tokens.colorBrandForegroundLink,
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
})

export interface FindingGroupsProps {
  readonly findings: readonly PaneFinding[]
  readonly language: Language
  /** Undefined where there is no sheet to go to. */
  readonly goTo?: (cell: string) => void
}

export function FindingGroups({ findings, language, goTo }: FindingGroupsProps) {
  const styles = useStyles()
  const w = editWords(language).review
  return (['error', 'warning', 'notice'] as const).map((severity) => {
    const own = findings.filter((finding) => finding.severity === severity)
    if (own.length === 0) return null
    return (
      <details key={severity} className={`${styles.group} ${styles[severity]}`} open={severity !== 'notice'}>
        <summary className={styles.summary}>
          {w.groups[severity]} ({own.length})
        </summary>
        <ul className={styles.list}>
          {own.map((finding) => (
            <li key={finding.key} className={styles.finding}>
              <Finding finding={finding} language={language} {...(goTo ? { goTo } : {})} />
            </li>
          ))}
        </ul>
      </details>
    )
  })
}

function Finding({
  finding,
  language,
  goTo,
}: Omit<FindingGroupsProps, 'findings'> & { readonly finding: PaneFinding }) {
  const styles = useStyles()
  const w = editWords(language).review
  const { cell, of, message } = finding
  const place = of ? w.ofDepartment(of) : cell === undefined ? '' : w.sheetCell(cell)
  return (
    <>
      {place !== '' && <div className={styles.place}>{place}</div>}
      {cell !== undefined && goTo ? (
        <button type="button" className={styles.link} data-cell={cell} onClick={() => goTo(cell)}>
          {message}
        </button>
      ) : (
        message
      )}
    </>
  )
}
