/** Says who is there: the stand-in for sign-in, which issue 4 replaces by OpenID Connect. */
import { Button, Field, Select } from '@fluentui/react-components'
import { useState } from 'react'
import type { BulletinEntry } from '../api/answers.ts'
import type { Language } from '../language.ts'
import { Screen } from './Screen.tsx'
import type { AppWords } from './words.ts'

export interface SignInProps {
  readonly bulletins: readonly BulletinEntry[]
  /** The bulletin of last time. */
  readonly bulletin: string | null
  readonly busy: boolean
  readonly language: Language
  readonly w: AppWords
  readonly signIn: (person: string, bulletin: string) => void
}

export function SignIn({ bulletins, bulletin, busy, language, w, signIn }: SignInProps) {
  const [chosen, setChosen] = useState(bulletin)
  const [person, setPerson] = useState('')
  const entry =
    bulletins.find((b) => b.bulletin === chosen) ?? bulletins.find((b) => b.language === language) ?? bulletins[0]
  if (!entry) return <Screen words={w.noBulletin} />
  return (
    <Screen words={w.signedOut}>
      <form
        style={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault()
          if (person !== '') signIn(person, entry.bulletin)
        }}
      >
        {bulletins.length > 1 && (
          <Field label={w.bulletin} style={{ width: '100%' }}>
            <Select
              value={entry.bulletin}
              onChange={(_, { value }) => {
                setChosen(value)
                setPerson('')
              }}
            >
              {bulletins.map((b) => (
                <option key={b.bulletin} value={b.bulletin} lang={b.language}>
                  {b.name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field label={w.whoAreYou} style={{ width: '100%' }}>
          <Select value={person} onChange={(_, { value }) => setPerson(value)}>
            <option value="" />
            <option value="editor">{w.editor}</option>
            {entry.departments.map((d) => (
              <option key={d.department} value={d.department} lang={entry.language}>
                {d.name}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" appearance="primary" disabled={busy || person === ''}>
          {busy ? w.signingIn : w.signIn}
        </Button>
      </form>
    </Screen>
  )
}
