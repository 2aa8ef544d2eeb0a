/** How far a merge is, by the steps that it really takes. */
import { makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components'
import type { Language } from '../language.ts'
import type { ReviewState } from './review-state.ts'
import { editWords } from './words.ts'

const steps = ['merging', 'drawing', 'previewing'] as const
type Step = (typeof steps)[number]

const useStyles = makeStyles({
  steps: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  now: { fontWeight: tokens.fontWeightSemibold },
  later: { color: tokens.colorNeutralForeground3 },
})

/** Undefined: nothing of a merge is on its way. */
export function mergeStep({ work, preview }: ReviewState): Step | undefined {
  if (work.kind === 'merging' || work.kind === 'drawing') return work.kind
  return preview.html.kind === 'loading' && preview.html.last === undefined ? 'previewing' : undefined
}

export function MergeSteps({ review, language }: { readonly review: ReviewState; readonly language: Language }) {
  const styles = useStyles()
  const w = editWords(language).review
  const step = mergeStep(review)
  if (step === undefined) return null
  const at = steps.indexOf(step)
  return (
    <div className={styles.steps} role="status">
      <ProgressBar value={(at + 0.5) / steps.length} aria-label={w.steps[step]} />
      <ol className={styles.list}>
        {steps.map((one, i) => (
          <li key={one} className={mergeClasses(i === at && styles.now, i > at && styles.later)}>
            {i < at ? '✓ ' : ''}
            {w.steps[one]}
            {i === at ? '…' : ''}
          </li>
        ))}
      </ol>
    </div>
  )
}
