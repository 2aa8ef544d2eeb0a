/** Draft files of what publishing now would give. */
import { Button, Caption1, Caption1Strong, makeStyles, tokens } from '@fluentui/react-components'
import { fileFormats } from '../../functions/core/issue.ts'
import type { Draft } from './edit-state.ts'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from './TroubleBar.tsx'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  drafts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  hint: { width: '100%', color: tokens.colorNeutralForeground2 },
})

export function Drafts({ draft, language, dispatch }: ViewProps & { readonly draft: Draft }) {
  const styles = useStyles()
  const w = editWords(language).review
  return (
    <section className={styles.drafts} aria-label={w.drafts}>
      <Caption1Strong>{w.drafts}</Caption1Strong>
      {fileFormats
        .filter((format) => format !== 'html')
        .map((format) => (
          <Button
            key={format}
            size="small"
            disabledFocusable={draft.kind === 'asking'}
            onClick={() => dispatch({ type: 'draftAsked', format })}
          >
            {draft.kind === 'asking' && draft.format === format ? w.draftLoading : w.draft(format)}
          </Button>
        ))}
      <Caption1 className={styles.hint}>{w.draftHint}</Caption1>
      {draft.kind === 'failed' && (
        <TroubleBar
          trouble={apiTrouble(draft.failure)}
          language={language}
          tryAgain={() => dispatch({ type: 'draftAsked', format: draft.format })}
        />
      )}
    </section>
  )
}
