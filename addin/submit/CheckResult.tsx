/** What was found on the sheet, gravest first; a click leads to the cell, a reason is written where one is asked for. */
import { Body1Strong, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { sharedWords } from '../words/shared-words.ts'
import type { ShownFinding } from './examine-sheet.ts'
import { FindingItem } from './FindingItem.tsx'
import type { PartProps } from './SubmitPane.tsx'
import { findingsOf } from './submit-state.ts'
import { submitWords } from './words.ts'

const useStyles = makeStyles({
  result: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    ':focus': { outlineStyle: 'none' },
  },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  advice: { paddingBottom: tokens.spacingVerticalXS },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  summary: {
    cursor: 'pointer',
    fontWeight: tokens.fontWeightSemibold,
    padding: `${tokens.spacingVerticalXXS} 0`,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
})

const severities = ['error', 'warning', 'notice'] as const

export function CheckResult({ state, dispatch, goTo }: PartProps) {
  const styles = useStyles()
  const { language, check, attention } = state
  const [w, s] = [submitWords(language), sharedWords(language)]
  const nothingAtCell = attention?.kind === 'nothingAtCell' && (
    <Caption1 id="nothingAtCell" tabIndex={-1} role="status" block>
      {w.nothingAtCell(attention.cell)}
    </Caption1>
  )
  if (check.kind === 'none') return nothingAtCell || null
  const findings = findingsOf(state)
  const [errors = 0, warnings = 0, notices = 0] = severities.map(
    (severity) => findings.filter((finding) => finding.severity === severity).length,
  )
  const calm = errors + warnings === 0
  const heading = !calm ? s.counts(errors, warnings, notices) : notices > 0 ? w.onlyNotices : w.nothingFound
  return (
    <section className={styles.result} id="result" tabIndex={-1} aria-labelledby="result-heading">
      <div role="status">
        <Body1Strong
          as="h3"
          id="result-heading"
          className={mergeClasses(calm && styles.good, errors > 0 && styles.bad)}
        >
          {heading}
        </Body1Strong>
      </div>
      {nothingAtCell}
      {findings.some(({ severity, cell }) => severity === 'error' && cell !== undefined) && (
        <Caption1>{w.errorsAdvice}</Caption1>
      )}
      {severities.map((severity) => (
        <Group
          key={severity}
          severity={severity}
          findings={findings.filter((finding) => finding.severity === severity)}
          {...{ state, dispatch, goTo }}
        />
      ))}
    </section>
  )
}

interface GroupProps extends PartProps {
  readonly severity: ShownFinding['severity']
  readonly findings: readonly ShownFinding[]
}

function Group({ severity, findings, state, dispatch, goTo }: GroupProps) {
  const styles = useStyles()
  const { language, reasons, reasonsMissing } = state
  const [w, s] = [submitWords(language), sharedWords(language)]
  if (findings.length === 0) return null
  return (
    <details open={severity !== 'notice'}>
      <summary className={styles.summary}>
        {s.severity[severity]} {findings.length}
      </summary>
      {severity === 'warning' && (
        <Caption1 block className={styles.advice}>
          {w.reasonsAdvice}
        </Caption1>
      )}
      <ol className={styles.list}>
        {numbered(findings).map(({ finding, id }) => (
          <FindingItem
            key={id}
            id={id}
            finding={finding}
            reason={reasons[finding.key] ?? ''}
            missing={reasonsMissing.includes(finding.key)}
            {...{ language, dispatch, goTo }}
          />
        ))}
      </ol>
    </details>
  )
}

/** Ids that stay with a finding while others come and go; a cell may have the same finding twice. */
function numbered(findings: readonly ShownFinding[]): { finding: ShownFinding; id: string }[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const n = seen.get(finding.key) ?? 0
    seen.set(finding.key, n + 1)
    return { finding, id: n === 0 ? `finding ${finding.key}` : `finding ${finding.key} ${n}` }
  })
}
