/** The audit as a file. */
import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { apiTrouble } from '../parts/trouble.ts'
import type { AuditState } from './audit-state.ts'
import { auditWords } from './audit-words.ts'
import { TroubleBar } from './TroubleBar.tsx'
import type { ViewProps } from './view-props.ts'

const useStyles = makeStyles({
  exports: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBottom: tokens.spacingVerticalM,
  },
  hint: { width: '100%', color: tokens.colorNeutralForeground2 },
})

const files = ['xlsx', 'csv'] as const

export function AuditExports({ audit, language, dispatch }: ViewProps & { readonly audit: AuditState }) {
  const styles = useStyles()
  const w = auditWords(language)
  const { export: asked } = audit
  return (
    <div className={styles.exports}>
      {files.map((file) => (
        <Button
          key={file}
          size="small"
          disabledFocusable={asked.kind === 'asking'}
          onClick={() => dispatch({ type: 'auditExportAsked', file })}
        >
          {asked.kind === 'asking' && asked.file === file ? w.exporting : w.exports[file]}
        </Button>
      ))}
      <Caption1 className={styles.hint}>{w.exportHint}</Caption1>
      {asked.kind === 'failed' && (
        <TroubleBar
          trouble={apiTrouble(asked.failure)}
          language={language}
          tryAgain={() => dispatch({ type: 'auditExportAsked', file: asked.file })}
        />
      )}
    </div>
  )
}
