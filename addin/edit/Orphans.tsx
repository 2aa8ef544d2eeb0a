/** Edits of items that their departments have since withdrawn: shown, so that letting them go is her decision. */
import { Button, Caption1, Caption1Strong, makeStyles, tokens } from '@fluentui/react-components'
import type { Material } from './review-material.ts'
import type { ReviewState } from './review-state.ts'
import { useMay } from './use-may.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'
import { Heading } from './Heading.tsx'

const useStyles = makeStyles({
  item: {
    padding: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
})

export interface OrphansProps extends ViewProps {
  readonly review: ReviewState
  readonly material: Material
}

export function Orphans({ review, material, language, dispatch }: OrphansProps) {
  const styles = useStyles()
  const may = useMay()
  const w = editWords(language).review
  const { findings, board } = material.answer
  const orphaned = new Set(findings.filter((f) => f.code === 'edit_orphaned').map((f) => f.item))
  const edits = material.base.edits.filter((edit) => orphaned.has(edit.item))
  if (edits.length === 0) return null
  return (
    <section>
      <Heading as="h3" size="small">
        {w.orphans.title}
      </Heading>
      <Caption1>{w.orphans.text}</Caption1>
      <ul className={styles.list}>
        {edits.map((edit) => {
          const isDropped = review.dropped.includes(edit.item)
          const department = edit.item.slice(0, edit.item.lastIndexOf('#'))
          return (
            <li key={edit.item} className={styles.item}>
              <Caption1Strong block>{board.find((row) => row.department === department)?.name}</Caption1Strong>
              <div>
                {[edit.headline ?? edit.base.headline, edit.text ?? edit.base.text].filter(Boolean).join(' — ')}
              </div>
              {may('saveReview') && (
                <Button
                  size="small"
                  onClick={() => dispatch({ type: 'orphanDropped', item: edit.item, dropped: !isDropped })}
                >
                  {isDropped ? w.orphans.undo : w.orphans.drop}
                </Button>
              )}
              {isDropped && <Caption1> {w.orphans.dropped}</Caption1>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
