/** The words of an issue's links; each language's stand beside. */
import type { ListedLink } from '../api/answers-links.ts'
import type { Language } from '../language.ts'
import type { LinkFault, LinkForm } from './links-state.ts'
import { enLinks } from './links-words.en.ts'
import { zhCNLinks } from './links-words.zh-CN.ts'

export interface LinksWords {
  readonly title: string
  readonly none: string
  readonly readOnly: string
  readonly list: string
  readonly states: { readonly [S in ListedLink['state']]: string }
  readonly id: (id: string) => string
  readonly made: (at: string, by: string) => string
  readonly you: string
  readonly edition: (edition: number) => string
  readonly withPin: string
  readonly noEnd: string
  /** `day` is the last day; where the end is no midnight, an instant. */
  readonly until: (end: { readonly day: string } | { readonly instant: string }) => string
  readonly revoked: (at: string, by: string) => string
  readonly more: (count: number) => string
  readonly done: string
  readonly madeTitle: string
  readonly create: {
    readonly open: string
    readonly title: string
    readonly text: string
    readonly until: string
    readonly untilHint: string
    readonly pin: string
    readonly choices: { readonly [C in LinkForm['pinChoice']]: string }
    readonly generated: string
    readonly typed: string
    readonly typedHint: string
    readonly faults: { readonly [F in Extract<LinkFault, string>]: string }
    readonly send: string
    readonly sending: string
  }
  readonly revoke: {
    readonly open: string
    readonly openOf: (id: string) => string
    readonly title: (id: string) => string
    readonly whatTheySee: string
    readonly replacedToo: string
    readonly forGood: string
    readonly send: string
    readonly sending: string
  }
}

const words: { readonly [L in Language]: LinksWords } = { 'zh-CN': zhCNLinks, en: enLinks }

export const linksWords = (language: Language): LinksWords => words[language]
