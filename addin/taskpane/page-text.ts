/** The dialog's own two pages: a heading and a sentence, as text. */
import { type Language, languageFor } from '../language.ts'

export const pageLanguage = (): Language => languageFor(navigator.language)

export function showText(title: string, advice: string): void {
  document.documentElement.lang = pageLanguage()
  document.title = title
  for (const [id, text] of [
    ['title', title],
    ['advice', advice],
  ] as const) {
    const node = document.getElementById(id)
    if (node) node.textContent = text
  }
}
