/** One entry of the audit: when, who, what, and the rest in the server's words. Plain elements: there are many. */
import { makeStyles, tokens } from '@fluentui/react-components'
import { memo } from 'react'
import type { AuditLine } from '../api/answers-audit.ts'
import type { Language } from '../language.ts'
import { personText } from './audit-state.ts'
import { auditWords } from './audit-words.ts'

const useStyles = makeStyles({
  entry: {
    padding: `${tokens.spacingVerticalSNudge} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  what: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
})

export interface AuditEntryProps {
  readonly line: AuditLine
  /** Entries of several issues stand together: each says which. */
  readonly isOfAll: boolean
  readonly language: Language
}

export const AuditEntry = memo(function AuditEntry({ line, isOfAll, language }: AuditEntryProps) {
  const styles = useStyles()
  const w = auditWords(language)
  const { atText, by, name, whatText, issue, departmentName, revision, from, detail } = line
  const about = [
    ...(departmentName === null ? [] : [departmentName]),
    ...(isOfAll && issue !== null ? [w.issue(issue)] : []),
    ...(revision === null ? [] : [w.revision(revision)]),
  ]
  const who = [
    atText ?? w.noTime,
    by === null ? w.system : personText(by, name),
    ...(from === null ? [] : [w.from(from)]),
  ]
  return (
    <li className={styles.entry}>
      <div>
        <span className={styles.what}>{whatText}</span> {about.join(' · ')}
      </div>
      <div className={styles.quiet}>{who.join(' · ')}</div>
      {detail !== '' && <div>{detail}</div>}
    </li>
  )
})
