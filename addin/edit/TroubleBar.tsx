/** What went wrong, its cure, and the button that tries again. */
import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { Language } from '../language.ts'
import { troubleWords } from './shared-words.ts'
import type { Trouble } from '../parts/trouble.ts'
import { editWords } from './words.ts'

export interface TroubleBarProps {
  readonly trouble: Trouble
  readonly language: Language
  readonly tryAgain?: () => void
  readonly close?: () => void
}

export function TroubleBar({ trouble, language, tryAgain, close }: TroubleBarProps) {
  const w = editWords(language)
  const { title, advice, requestId } = troubleWords(trouble, language)
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {advice} {requestId}
      </MessageBarBody>
      {(tryAgain ?? close) && (
        <MessageBarActions>
          {tryAgain && (
            <Button size="small" onClick={tryAgain}>
              {w.tryAgain}
            </Button>
          )}
          {close && (
            <Button size="small" appearance="subtle" onClick={close}>
              {w.close}
            </Button>
          )}
        </MessageBarActions>
      )}
    </MessageBar>
  )
}
