import {} from '@fluentui/react-components'
import { useMemo } from 'react'
import { FindingGroups } from './FindingGroups.tsx'
import { reviewFindings } from './review-findings.ts'
import type { Material } from './review-material.ts'
import type { ReadSheet } from './review-sheet.ts'
import type { ReviewState } from './review-state.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'
import { Heading } from './Heading.tsx'

export interface ReviewFindingsProps extends ViewProps {
  readonly sheet: ReadSheet
  readonly material: Material
  readonly review: ReviewState
  readonly goTo: (cell: string) => void
}

/** What needs her attention, each leading to its row. */
export function ReviewFindings({ sheet, material, review, language, goTo }: ReviewFindingsProps) {
  const w = editWords(language).review
  const { dropped } = review
  const findings = useMemo(
    () => reviewFindings(sheet, material, dropped, language),
    [sheet, material, dropped, language],
  )
  const asking = findings.filter((finding) => finding.severity !== 'notice').length
  return (
    <section aria-label={asking > 0 ? w.findings(asking) : w.noFindings}>
      <Heading as="h3" size="small" focusName="findings">
        {asking > 0 ? w.findings(asking) : w.noFindings}
      </Heading>
      <FindingGroups findings={findings} language={language} goTo={goTo} />
    </section>
  )
}
