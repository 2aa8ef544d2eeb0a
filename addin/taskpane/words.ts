/** What the pane says around a role's own pane, in both languages. */
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
  readonly bulletin: string
  readonly whoAreYou: string
  readonly editor: string
  readonly signIn: string
  readonly signingIn: string
  readonly signOut: string
  readonly signedInAs: (name: string) => string
  readonly account: string
  readonly noBulletin: Screen
  readonly crashed: Screen
  readonly reload: string
}

const words: { readonly [L in Language]: AppWords } = { 'zh-CN': zhCN, en }

export const appWords = (language: Language): AppWords => words[language]
