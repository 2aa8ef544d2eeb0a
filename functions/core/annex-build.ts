/** A merge → the annex: every department's row, totals with their parts, items. */
import type { Annex } from './annex.ts'
import { fillTemplate } from './placeholder.ts'
import type { Merged } from './merge.ts'
import { formatQuantity } from './quantity.ts'

export function buildAnnex(merged: Merged): Annex {
  const { definition } = merged.definition
  const { issue, totals } = merged
  const submissions = new Map(merged.submissions.map((s) => [s.department, s]))
  const number = fillTemplate(definition.masthead.number ?? '', {
    year: issue.year,
    issueNo: issue.issueNo,
    serialNo: issue.serialNo,
  })
  return {
    language: definition.language,
    title: [definition.name, number].filter((part) => part !== '').join(' '),
    subtitle: `${issue.period.from} — ${issue.period.to}`,
    figures: definition.figures,
    departments: merged.board.map(({ department, name, status, revision }) => ({
      id: department,
      name,
      status,
      revision,
      values: Object.fromEntries(
        Object.entries(submissions.get(department)?.values ?? {}).flatMap(([id, r]) =>
          r.kind === 'value' ? [[id, r.value]] : [],
        ),
      ),
    })),
    totals: Object.fromEntries(
      [...totals.values()].map(({ figure, week, yearToDate, before }) => {
        const text = (value: bigint | undefined) =>
          value === undefined ? null : formatQuantity(value, figure.decimals)
        return [figure.id, { week: text(week), yearToDate: text(yearToDate), before: text(before) }]
      }),
    ),
    items: merged.sections.flatMap(({ section, items }) => {
      let number = 0
      return items.map((item) => ({
        section: section.heading,
        // As in the bulletin, where what is left out bears none.
        number: item.included ? String(++number) : '',
        department: item.departmentName,
        headline: item.headline,
        text: item.text,
        date: item.date ?? '',
        included: item.included,
      }))
    }),
  }
}
