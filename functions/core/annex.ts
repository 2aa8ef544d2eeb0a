/** The .xlsx annex as data: every total with the department rows that it re-adds, and the items. */
import type { Figure } from './definition.ts'

export interface Annex {
  readonly language: 'zh-CN' | 'en'
  /** `窗口工作周报 2022年第45期`, and the period below it. */
  readonly title: string
  readonly subtitle: string
  readonly figures: readonly Figure[]
  /** One row a department, in the definition's order. */
  readonly departments: readonly AnnexDepartment[]
  /** By figure; canonical decimals, null where there is no value. */
  readonly totals: Readonly<Record<string, AnnexTotal>>
  readonly items: readonly AnnexItem[]
}

export interface AnnexDepartment {
  readonly id: string
  readonly name: string
  readonly status: 'submitted' | 'late' | 'nilReturn' | 'notSubmitted' | 'returned'
  readonly revision: number | null
  /** Reported figures by id; a figure it was not asked for or left blank is absent. */
  readonly values: Readonly<Record<string, string>>
}

export interface AnnexTotal {
  readonly week: string | null
  readonly yearToDate: string | null
  /** Opening balance plus earlier editions: year-to-date is this plus the week (flows only, null otherwise). */
  readonly before: string | null
}

export interface AnnexItem {
  readonly section: string
  readonly number: string
  readonly department: string
  readonly headline: string
  readonly text: string
  readonly date: string
  readonly included: boolean
}
