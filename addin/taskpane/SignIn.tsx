/** The way in: one button, and what came of it last. The issuer's own page asks who it is. */
import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { Language } from '../language.ts'
import type { SignInFault } from '../sign-in/tokens.ts'
import { signInFaultWords } from '../sign-in/sign-in-words.ts'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from '../parts/TroubleBar.tsx'
import { Screen } from './Screen.tsx'
import type { AppWords } from './words.ts'

export interface SignInProps {
  readonly fault: SignInFault | null
  readonly stillKnown: boolean
  readonly language: Language
  readonly w: AppWords
  readonly signIn: () => void
}

export function SignIn({ fault, stillKnown, language, w, signIn }: SignInProps) {
  return (
    <>
      {fault && <FaultBar fault={fault} language={language} />}
      {stillKnown && (
        <MessageBar intent="warning" layout="multiline" role="status">
          <MessageBarBody>
            <MessageBarTitle>{w.stillKnown.title}</MessageBarTitle> {w.stillKnown.advice}
          </MessageBarBody>
        </MessageBar>
      )}
      <Screen words={w.signedOut}>
        <Button appearance="primary" onClick={signIn}>
          {w.signIn}
        </Button>
      </Screen>
    </>
  )
}

function FaultBar({ fault, language }: Pick<SignInProps, 'language'> & { readonly fault: SignInFault }) {
  if (fault.kind === 'failed') return <TroubleBar trouble={apiTrouble(fault.failure)} language={language} />
  const { title, advice } = signInFaultWords(fault, language)
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {advice}
      </MessageBarBody>
    </MessageBar>
  )
}
