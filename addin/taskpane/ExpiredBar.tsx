/** Above a role's pane whose sign-in has ended: signs in again in place, and the pane keeps all that it has. */
import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { Language } from '../language.ts'
import { apiTrouble } from '../parts/trouble.ts'
import { troubleWords } from '../parts/trouble-words.ts'
import { signInFaultWords } from '../sign-in/sign-in-words.ts'
import type { Expired } from './app-state.ts'
import type { AppWords, Screen } from './words.ts'

export interface ExpiredBarProps {
  readonly expired: Expired
  readonly language: Language
  readonly w: AppWords
  readonly signIn: () => void
  readonly cancel: () => void
  readonly askAgain: () => void
}

export function ExpiredBar({ expired, language, w, signIn, cancel, askAgain }: ExpiredBarProps) {
  const { title, advice } = wordsOf(expired, language, w)
  const button = {
    expired: <Button onClick={signIn}>{w.signInAgain}</Button>,
    signingIn: <Button onClick={cancel}>{w.cancel}</Button>,
    asking: null,
    failed: <Button onClick={askAgain}>{w.tryAgain}</Button>,
  }[expired.kind]
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {advice}
      </MessageBarBody>
      {button && <MessageBarActions>{button}</MessageBarActions>}
    </MessageBar>
  )
}

function wordsOf(expired: Expired, language: Language, w: AppWords): Screen {
  switch (expired.kind) {
    case 'signingIn':
    case 'asking':
      return w.signingIn
    case 'failed':
      return troubleWords(apiTrouble(expired.failure), language)
    case 'expired': {
      const { fault } = expired
      if (fault === null) return w.expired
      return fault.kind === 'failed'
        ? troubleWords(apiTrouble(fault.failure), language)
        : signInFaultWords(fault, language)
    }
  }
}
