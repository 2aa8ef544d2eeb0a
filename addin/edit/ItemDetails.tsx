/** The chosen item: moving it, the way to its row, and its words against its department's. */
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ConflictChoice } from './ConflictChoice.tsx'
import { ArrowDown, ArrowUp } from './Icons.tsx'
import { ItemDiff } from './ItemDiff.tsx'
import type { ItemRowProps } from './ItemRow.tsx'
import { useMay } from './use-may.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  details: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalM}`,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
})

export function ItemDetails(props: ItemRowProps) {
  const { row, name, isFirst, isLast, lang, language, dispatch, goTo } = props
  const styles = useStyles()
  const may = useMay()
  const w = editWords(language).review
  const move = (by: -1 | 1) => () => dispatch({ type: 'itemMoved', item: row.item, by })
  return (
    <div className={styles.details}>
      <div className={styles.actions}>
        {may('saveReview') && (
          <>
            <Button
              size="small"
              icon={<ArrowUp />}
              data-move={`${row.item} up`}
              disabledFocusable={isFirst}
              onClick={move(-1)}
            >
              {w.up}
            </Button>
            <Button
              size="small"
              icon={<ArrowDown />}
              data-move={`${row.item} down`}
              disabledFocusable={isLast}
              onClick={move(1)}
            >
              {w.down}
            </Button>
          </>
        )}
        <Button size="small" appearance="subtle" onClick={() => goTo(row.cells.text)}>
          {w.toCell}
        </Button>
      </div>
      {row.undecided ? (
        <ConflictChoice {...{ row, name, lang, language, dispatch }} mine={row.undecided} />
      ) : (
        <ItemDiff {...{ row, lang, language }} />
      )}
    </div>
  )
}
