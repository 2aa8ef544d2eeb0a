import { Caption1, Field, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import type { EditorRow } from '../api/answers-edit.ts'
import type { Returning } from './board-state.ts'
import { FormDialog } from './FormDialog.tsx'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

export interface ReturnDialogProps extends ViewProps {
  readonly returning: Returning
  readonly rows: readonly EditorRow[]
}

/** 退回: with a comment, without which nobody would know what to mend. */
export function ReturnDialog({ returning, rows, language, dispatch }: ReturnDialogProps) {
  const [tried, setTried] = useState(false)
  if (returning.kind === 'closed') return null
  const words = editWords(language)
  const w = words.board
  const { department, comment } = returning
  const name = rows.find((row) => row.department === department)?.name ?? department
  const missing = tried && comment.trim() === ''
  return (
    <FormDialog
      title={w.returnTitle(name)}
      language={language}
      busy={returning.kind === 'sending'}
      failure={returning.kind === 'filling' ? returning.failure : undefined}
      send={w.returnSend}
      sending={w.returnSending}
      onSend={() => {
        setTried(comment.trim() === '')
        dispatch({ type: 'returningSent' })
      }}
      onClose={() => {
        setTried(false)
        dispatch({ type: 'returningClosed' })
      }}
    >
      <Caption1>{w.returnHint}</Caption1>
      <Field label={w.returnComment} required {...(missing ? { validationMessage: words.required } : {})}>
        <Textarea
          rows={4}
          maxLength={2000}
          value={comment}
          onChange={(_, { value }) => dispatch({ type: 'returningFilled', comment: value })}
        />
      </Field>
    </FormDialog>
  )
}
