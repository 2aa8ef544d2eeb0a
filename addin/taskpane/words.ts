/** What the pane says around a role's own pane, in both languages. */
import type { OfficeRole } from '../api/answers.ts'
import type { Language } from '../language.ts'
import { en } from './words.en.ts'
import { zhCN } from './words.zh-CN.ts'

/** A screen that stands in the place of the pane: what is the matter, and what to do. */
export interface Screen {
  readonly title: string
  readonly advice: string
}

export interface AppWords {
  readonly loading: string
  readonly product: string
  readonly noOfficeJs: Screen
  readonly notExcel: Screen
  readonly tooOld: (missing: string) => Screen
  readonly offline: Screen
  readonly tryAgain: string
  readonly openWebPage: string
  readonly signedOut: Screen
  /** The issuer may still know the person whom the pane has forgotten. */
  readonly stillKnown: Screen
  readonly signingIn: Screen
  readonly signingOut: Screen
  readonly expired: Screen
  readonly cancel: string
  readonly bulletin: string
  readonly seat: string
  readonly role: { readonly [R in OfficeRole]: string }
  readonly signIn: string
  readonly signInAgain: string
  readonly signOut: string
  readonly signedInAs: (name: string) => string
  readonly noBulletin: (name: string) => Screen
  readonly crashed: Screen
  readonly reload: string
}

const words: { readonly [L in Language]: AppWords } = { 'zh-CN': zhCN, en }

export const appWords = (language: Language): AppWords => words[language]
