/** The words of the people of a bulletin; each language's stand beside. */
import type { OfficeRole } from '../api/answers.ts'
import type { Language } from '../language.ts'
import type { Danger, PersonRow } from './people-changes.ts'
import type { FormFault } from './people-state.ts'
import { enPeople } from './people-words.en.ts'
import { zhCNPeople } from './people-words.zh-CN.ts'

export interface PeopleWords {
  readonly about: string
  readonly readOnly: string
  readonly search: string
  readonly list: string
  readonly nobody: string
  readonly more: (count: number) => string
  readonly add: string
  readonly roles: { readonly [R in OfficeRole]: string }
  readonly mayDo: { readonly [R in OfficeRole]: string }
  readonly noRole: string
  readonly you: string
  readonly marks: { readonly [M in Exclude<PersonRow['mark'], 'none'>]: string }
  readonly change: string
  readonly changeOf: (name: string) => string
  readonly remove: string
  readonly removeOf: (name: string) => string
  readonly restore: string
  readonly restoreOf: (name: string) => string
  readonly form: {
    readonly addTitle: string
    readonly changeTitle: (name: string) => string
    readonly id: string
    readonly idHint: string
    readonly idFixed: (id: string) => string
    readonly name: string
    readonly roles: string
    readonly departments: string
    readonly findDepartment: string
    readonly gone: (department: string) => string
    readonly faults: { readonly [F in FormFault]: string }
    readonly keep: string
    readonly notSavedYet: string
  }
  readonly unsaved: (count: number) => string
  readonly yours: (sentence: string) => string
  readonly save: string
  readonly saving: string
  readonly drop: string
  readonly dangers: { readonly [D in Danger]: string }
  readonly confirm: { readonly title: string; readonly text: string; readonly send: string }
  readonly theirs: {
    readonly title: string
    readonly text: (sentence: string) => string
    readonly both: (names: readonly string[]) => string
    readonly close: string
  }
}

const words: { readonly [L in Language]: PeopleWords } = { 'zh-CN': zhCNPeople, en: enPeople }

export const peopleWords = (language: Language): PeopleWords => words[language]
