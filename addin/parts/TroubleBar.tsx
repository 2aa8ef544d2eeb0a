/** What went wrong, its cure, and the button that tries again. */
import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { Language } from '../language.ts'
import { sharedWords } from '../words/shared-words.ts'
import type { Trouble } from './trouble.ts'
import { troubleWords } from './trouble-words.ts'

export interface TroubleBarProps {
  readonly trouble: Trouble
  readonly language: Language
  readonly tryAgain?: (() => void) | undefined
  readonly children?: ReactNode
}

export function TroubleBar({ trouble, language, tryAgain, children }: TroubleBarProps) {
  const { title, advice, requestId } = troubleWords(trouble, language)
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {advice} {requestId}
      </MessageBarBody>
      {tryAgain || children ? (
        <MessageBarActions>
          {tryAgain && (
            <Button size="small" onClick={tryAgain}>
              {sharedWords(language).tryAgain}
            </Button>
          )}
          {children}
        </MessageBarActions>
      ) : null}
    </MessageBar>
  )
}
