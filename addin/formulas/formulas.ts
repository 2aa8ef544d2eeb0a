/** `=BULLETIN.TOTAL(…)`, `=BULLETIN.YTD(…)`, `=BULLETIN.FIGURE(…)`: published figures for any workbook. No Excel here. */
import { parseIssueId } from '../../functions/core/keys.ts'
import { foldForms } from '../../functions/core/text-folding.ts'
import type { PublishedFigures } from '../api/answers-figures.ts'
import type { Language } from '../language.ts'
import { exactNumber } from './exact-number.ts'
import { failureError } from './failure-error.ts'
import { type Found, findNamed, type Named } from './find-named.ts'
import { FormulaError } from './formula-error.ts'
import { type Load, shareLoads } from './share-loads.ts'
import { formulaWords } from './words.ts'

/**
 * Each takes figure and department by id or by name, and an issue's id (`2022-45`). Each answers the number as published,
 * or rejects with a FormulaError, or with Cancelled where the signal aborts.
 */
export interface Formulas {
  /** The week's total of a figure. */
  readonly TOTAL: (figure: string, issue: string, signal: AbortSignal) => Promise<number>
  /** A figure's value from the year's beginning to the issue. */
  readonly YTD: (figure: string, issue: string, signal: AbortSignal) => Promise<number>
  /** What a department reported. */
  readonly FIGURE: (department: string, figure: string, issue: string, signal: AbortSignal) => Promise<number>
}

export interface FormulaSettings {
  readonly load: Load<PublishedFigures>
  /** Milliseconds; how long an answer is fresh is reckoned by it. */
  readonly now: () => number
  readonly language: Language
}

export function createFormulas({ load, now, language }: FormulaSettings): Formulas {
  const w = formulaWords(language)
  const shared = shareLoads(load, now)

  async function published(asked: string, signal: AbortSignal): Promise<PublishedFigures> {
    const issue = foldForms(asked).trim()
    if (!parseIssueId(issue)) throw new FormulaError('invalid', w.badIssue(clip(asked)))
    const result = await shared(issue, signal)
    if (!result.ok) throw failureError(result.failure, issue, w)
    return result.value
  }

  function figureOf(published: PublishedFigures, asked: string) {
    return need(findNamed(asked, published.figures), w.noFigureGiven, (near) => w.unknownFigure(clip(asked), near))
  }

  function numberOf(decimal: string | null | undefined, missing: string): number {
    if (decimal === null || decimal === undefined) throw new FormulaError('unavailable', missing)
    const number = exactNumber(decimal)
    if (number === undefined) throw new FormulaError('unavailable', w.tooManyDigits(decimal))
    return number
  }

  return {
    TOTAL: async (asked, issue, signal) => {
      const figures = await published(issue, signal)
      const figure = figureOf(figures, asked)
      return numberOf(figures.totals[figure.id]?.week, w.noTotal(figure.name, figures.issue))
    },
    YTD: async (asked, issue, signal) => {
      const figures = await published(issue, signal)
      const figure = figureOf(figures, asked)
      return numberOf(figures.totals[figure.id]?.yearToDate, w.noYearToDate(figure.name, figures.issue))
    },
    FIGURE: async (department, asked, issue, signal) => {
      const figures = await published(issue, signal)
      const departments = figures.departments.map((d) => ({ id: d.department, name: d.name, values: d.values }))
      const reporter = need(findNamed(department, departments), w.noDepartmentGiven, (near) =>
        w.unknownDepartment(clip(department), figures.issue, near),
      )
      const figure = figureOf(figures, asked)
      return numberOf(reporter.values[figure.id], w.noValue(reporter.name, figure.name, figures.issue))
    },
  }
}

function need<T>(found: Found<T>, blank: string, unknown: (near: Named | undefined) => string): T {
  switch (found.kind) {
    case 'found':
      return found.value
    case 'blank':
      throw new FormulaError('invalid', blank)
    case 'unknown':
      throw new FormulaError('invalid', unknown(found.near))
  }
}

/** A cell may hold 32,767 characters; a message repeats a few of them. */
const clip = (text: string): string =>
  text.length <= 40 ? text : `${text.slice(0, 40).replace(/\p{Surrogate}$/u, '')}…`
