import { Caption1, Field, Input } from '@fluentui/react-components'
import { FormDialog } from './FormDialog.tsx'
import type { Opening } from './issues-state.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

/** 开期: the period, prefilled with the days after the last one. What does not fit is worded by the server. */
export function OpenIssueDialog({ opening, language, dispatch }: ViewProps & { readonly opening: Opening }) {
  if (opening.kind === 'closed') return null
  const w = editWords(language).issues.dialog
  const { period } = opening
  return (
    <FormDialog
      title={w.title}
      language={language}
      busy={opening.kind === 'sending'}
      failure={opening.kind === 'filling' ? opening.failure : undefined}
      send={w.send}
      sending={w.sending}
      onSend={() => dispatch({ type: 'openingSent' })}
      onClose={() => dispatch({ type: 'openingClosed' })}
    >
      <Caption1>{w.text}</Caption1>
      <Field label={w.from} required>
        <Input
          type="date"
          value={period.from}
          onChange={(_, { value }) => dispatch({ type: 'openingFilled', period: { ...period, from: value } })}
        />
      </Field>
      <Field label={w.to} required>
        <Input
          type="date"
          value={period.to}
          onChange={(_, { value }) => dispatch({ type: 'openingFilled', period: { ...period, to: value } })}
        />
      </Field>
    </FormDialog>
  )
}
