/** Findings in words: the place as prefix, then what is wrong and what to do. */
import type { Definition } from './definition.ts'
import { wordFindingEn } from './finding.en.ts'
import type { Finding, FindingCode, FindingOf } from './finding.ts'
import { wordFindingZhCN } from './finding.zh-CN.ts'

type Wording = { readonly [C in FindingCode]: (f: FindingOf<C>) => string }

/** What a finding says, without its place. */
export function findingText(f: Finding, language: Definition['language']): string {
  const wording: Wording = language === 'zh-CN' ? wordFindingZhCN : wordFindingEn
  // The map's type ties each code to its own finding; a lookup by a union loses that tie.
  return (wording[f.code] as (f: Finding) => string)(f)
}

/** `D8：…` or `$.figures[2].unit: …`; without a prefix where the place is the file as a whole. */
export function wordFinding(f: Finding, language: Definition['language']): string {
  return atPlace(f.at.cell ?? f.at.path ?? '', findingText(f, language), language)
}

/** A place, where there is one, before what is said of it. */
export const atPlace = (place: string, text: string, language: Definition['language']): string =>
  place === '' ? text : place + (language === 'zh-CN' ? '：' : ': ') + text
