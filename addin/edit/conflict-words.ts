/** Both sides of a conflict between two reviews, in words. Pure. */
import type { ItemEdit } from '../../functions/core/issue.ts'
import type { ReviewConflict } from '../../functions/core/merge-reviews.ts'
import type { Language } from '../language.ts'
import { departmentNames, type Material } from './review-material.ts'
import type { ReadSheet } from './review-sheet.ts'
import { type EditWords, editWords } from './words.ts'

export interface ConflictWords {
  /** What it is about. */
  readonly place: string
  readonly mine: string
  readonly theirs: string
}

interface Context {
  readonly material: Material
  readonly sheet: ReadSheet
  readonly language: Language
}

export function conflictWords(conflict: ReviewConflict, { material, sheet, language }: Context): ConflictWords {
  const w = editWords(language).review.stale
  const heading = (id: string): string => material.answer.sections.find(({ section }) => section === id)?.heading ?? id
  if (conflict.kind === 'order') {
    const list = (items: readonly string[]): string =>
      items.map((item, i) => `${i + 1}. ${firstWords(item, sheet)}`).join('\n')
    return { place: w.order(heading(conflict.section)), mine: list(conflict.mine), theirs: list(conflict.theirs) }
  }
  const name = departmentNames(material.answer).get(departmentOf(conflict.item)) ?? departmentOf(conflict.item)
  const place = (what: string): string => `${name} · ${firstWords(conflict.item, sheet)} · ${what}`
  if (conflict.kind === 'edit')
    return {
      place: place(w.wholeItem),
      mine: editText(conflict.mine, w, heading),
      theirs: editText(conflict.theirs, w, heading),
    }
  const value = (side: string | boolean | null): string => {
    if (side === null) return w.asDepartment
    if (typeof side === 'boolean') return side ? w.yes : w.no
    return conflict.field === 'section' ? heading(side) : side
  }
  return { place: place(w.fields[conflict.field]), mine: value(conflict.mine), theirs: value(conflict.theirs) }
}

const departmentOf = (item: string): string => item.slice(0, item.lastIndexOf('#'))

function firstWords(item: string, { reading }: ReadSheet): string {
  const row = reading.rows.find((one) => one.item === item)
  if (!row) return item
  const words = row.headline === '' ? row.text : row.headline
  const characters = [...words]
  return characters.length > 24 ? `${characters.slice(0, 23).join('')}…` : words
}

const editText = (
  { section, include, headline, text, base }: ItemEdit,
  w: EditWords['review']['stale'],
  heading: (id: string) => string,
): string =>
  [
    include === false ? w.no : '',
    section === undefined ? '' : heading(section),
    headline ?? base.headline ?? '',
    text ?? base.text,
  ]
    .filter(Boolean)
    .join('\n')
