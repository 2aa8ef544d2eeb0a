import { Caption1, Field, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import { FormDialog } from './FormDialog.tsx'
import type { Reopening } from './issues-state.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

/** 重新开放: with a reason, which is kept on file. */
export function ReopenDialog({ reopening, language, dispatch }: ViewProps & { readonly reopening: Reopening }) {
  const [tried, setTried] = useState(false)
  if (reopening.kind === 'closed') return null
  const words = editWords(language)
  const w = words.reopen
  const { issue, reason } = reopening
  const isMissing = tried && reason.trim() === ''
  return (
    <FormDialog
      title={w.title(issue)}
      language={language}
      busy={reopening.kind === 'sending'}
      failure={reopening.kind === 'filling' ? reopening.failure : undefined}
      send={w.send}
      sending={w.sending}
      onSend={() => {
        setTried(reason.trim() === '')
        dispatch({ type: 'reopeningSent' })
      }}
      onClose={() => {
        setTried(false)
        dispatch({ type: 'reopeningClosed' })
      }}
    >
      <Caption1>{w.text}</Caption1>
      <Field label={w.reason} required {...(isMissing ? { validationMessage: words.required } : {})}>
        <Textarea
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(_, { value }) => dispatch({ type: 'reopeningFilled', reason: value })}
        />
      </Field>
    </FormDialog>
  )
}
