/** 审计: who did what, newest first, narrowed down, a page at a time, and to take away. */
import { Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { memo, useMemo } from 'react'
import type { IssueEntry } from '../api/answers.ts'
import { shown } from '../parts/loaded.ts'
import { apiTrouble } from '../parts/trouble.ts'
import { AuditEntry } from './AuditEntry.tsx'
import { AuditExports } from './AuditExports.tsx'
import { AuditFilters } from './AuditFilters.tsx'
import { auditPage, type AuditState, filterAudit } from './audit-state.ts'
import { auditWords } from './audit-words.ts'
import { TroubleBar } from './TroubleBar.tsx'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
})

export interface AuditViewProps extends ViewProps {
  readonly audit: AuditState
  /** Undefined before the first. */
  readonly issue: IssueEntry | undefined
}

export default memo(function AuditView({ audit, issue, language, dispatch }: AuditViewProps) {
  const styles = useStyles()
  const w = auditWords(language)
  const lines = shown(audit.list)
  const found = useMemo(() => filterAudit(lines ?? [], audit.filter), [lines, audit.filter])
  const left = found.length - audit.most
  return (
    <div className={styles.view}>
      <AuditFilters hasIssue={issue !== undefined} {...{ audit, language, dispatch }} />
      {audit.list.kind === 'failed' && (
        <TroubleBar
          trouble={apiTrouble(audit.list.failure)}
          language={language}
          tryAgain={() => dispatch({ type: 'auditAsked' })}
        />
      )}
      {lines === undefined ? (
        audit.list.kind === 'loading' && <Spinner size="small" label={editWords(language).loading} />
      ) : (
        <>
          {lines.length > 0 && <AuditExports {...{ audit, language, dispatch }} />}
          <Caption1 role="status" className={styles.quiet}>
            {found.length === 0 ? w.none : w.count(found.length, lines.length)}
          </Caption1>
          <ol className={styles.list} aria-label={w.list}>
            {found.slice(0, audit.most).map((line, i) => (
              <AuditEntry key={i} line={line} isOfAll={audit.of === null} language={language} />
            ))}
          </ol>
          {left > 0 && (
            <div>
              <Button size="small" onClick={() => dispatch({ type: 'auditMore' })}>
                {w.more(Math.min(auditPage, left), left)}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  )
})
