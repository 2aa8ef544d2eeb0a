/** What the page keeps while its tab lives, as Excel's files outlive its window: the workbook and the person's choices. */
import type { ThemeName } from '../office-settings.ts'
import type { Workbook } from '../model/workbook.ts'
import { snapshotOf, workbookFrom } from './snapshot.ts'
import type { PageLanguage } from './words.ts'

export interface Choices {
  readonly language: PageLanguage
  readonly theme: Extract<ThemeName, 'light' | 'dark'>
  /** Pixels. */
  readonly paneWidth: number
}

const keys = { workbook: 'try-workbook', choices: 'try-choices' } as const

export const firstChoices = { language: 'zh-CN', theme: 'light', paneWidth: 350 } as const

export function recallChoices(): Choices {
  const asked = new URLSearchParams(location.search)
  const kept = JSON.parse(sessionStorage.getItem(keys.choices) ?? '{}') as Partial<Choices>
  const language = kept.language ?? asked.get('language')
  const theme = kept.theme ?? asked.get('theme')
  return {
    language: language === 'en' ? 'en' : 'zh-CN',
    theme: theme === 'dark' ? 'dark' : 'light',
    paneWidth: kept.paneWidth ?? firstChoices.paneWidth,
  }
}

export function keepChoices(choices: Choices): void {
  sessionStorage.setItem(keys.choices, JSON.stringify(choices))
}

/** Undefined where there is none, or one that this version cannot read. */
export function recallWorkbook(): Workbook | undefined {
  const text = sessionStorage.getItem(keys.workbook)
  return text === null ? undefined : workbookFrom(text)
}

let isLeaving = false

/** False where the browser's storage is full: then the workbook lives as long as the page. */
export function keepWorkbook(workbook: Workbook): boolean {
  if (isLeaving) return true
  try {
    sessionStorage.setItem(keys.workbook, snapshotOf(workbook))
    return true
  } catch {
    return false
  }
}

/** The page loads again with another workbook, or a new one; nothing of this one is kept any more. */
export function leaveFor(workbook: Workbook | undefined): boolean {
  if (workbook && !keepWorkbook(workbook)) return false
  if (!workbook) sessionStorage.removeItem(keys.workbook)
  isLeaving = true
  location.reload()
  return true
}
