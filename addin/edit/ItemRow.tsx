/** One item: in or out, its first words, whose it is, what was done with it; the chosen one shows all. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { memo, useEffect, useRef } from 'react'
import type { ReviewRow } from '../../functions/core/read-review.ts'
import { Chip } from '../parts/Chip.tsx'
import { ItemDetails } from './ItemDetails.tsx'
import { useMay } from './use-may.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  row: {
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    // The preview sticks to the lower edge: what is scrolled to must not hide under it.
    scrollMarginBottom: '45vh',
    scrollMarginTop: '8px',
  },
  selected: { backgroundColor: tokens.colorNeutralBackground2 },
  line: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS },
  check: {
    width: '16px',
    height: '16px',
    flexShrink: 0,
    margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS} 0`,
    accentColor: tokens.colorCompoundBrandBackground,
  },
  button: {
    flexGrow: 1,
    minWidth: 0,
    padding: `${tokens.spacingVerticalSNudge} 0`,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  words: {
    display: 'block',
    maxHeight: `calc(2 * ${tokens.lineHeightBase300})`,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  out: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    marginTop: '2px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
})

export interface ItemRowProps extends ViewProps {
  readonly row: ReviewRow
  /** The department's. */
  readonly name: string
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isMoved: boolean
  readonly isSelected: boolean
  /** The bulletin's language. */
  readonly lang: string
  readonly goTo: (cell: string) => void
}

const wordsOf = (row: ReviewRow): string => (row.headline === '' ? row.text : row.headline)

export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { row, name, isMoved, isSelected, lang, language, dispatch, goTo } = props
  const styles = useStyles()
  const may = useMay()
  const element = useRef<HTMLLIElement>(null)
  const w = editWords(language).review
  const words = wordsOf(row)
  useEffect(() => {
    if (isSelected) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])
  const badges = badgesOf(row, isMoved)
  return (
    <li ref={element} className={mergeClasses(styles.row, isSelected && styles.selected)}>
      <div className={styles.line}>
        {may('saveReview') && (
          <input
            type="checkbox"
            className={styles.check}
            checked={row.include && !row.undecided}
            aria-label={w.include(words === '' ? w.noWords : words.slice(0, 40))}
            onChange={({ target }) => dispatch({ type: 'itemIncluded', item: row.item, include: target.checked })}
          />
        )}
        <button
          type="button"
          className={styles.button}
          data-item={row.item}
          aria-expanded={isSelected}
          onClick={() => {
            dispatch({ type: 'itemSelected', item: isSelected ? null : row.item })
            if (!isSelected) goTo(row.cells.text)
          }}
        >
          <span className={mergeClasses(styles.words, !row.include && styles.out)} lang={lang}>
            {words === '' ? w.noWords : words}
          </span>
          <span className={styles.facts}>
            <span lang={lang}>{name}</span>
            {badges.map(([badge, kind]) => (
              <Chip key={badge} kind={kind}>
                {w.badges[badge]}
              </Chip>
            ))}
          </span>
        </button>
      </div>
      {isSelected && <ItemDetails {...props} />}
    </li>
  )
}, isSame)

type Badge = keyof ReturnType<typeof editWords>['review']['badges']

function badgesOf(row: ReviewRow, isMoved: boolean): readonly (readonly [Badge, 'neutral' | 'brand' | 'danger'])[] {
  const isEdited = row.text !== row.ruled.text || row.headline !== row.ruled.headline
  const isElsewhere = row.section !== row.words.section
  return [
    ...(row.undecided ? [['conflict', 'danger'] as const] : []),
    ...(row.include ? [] : [['leftOut', 'neutral'] as const]),
    ...(isEdited ? [['edited', 'brand'] as const] : []),
    ...(isElsewhere ? [['otherSection', 'brand'] as const] : isMoved ? [['moved', 'brand'] as const] : []),
  ]
}

/** Each reading makes all rows anew; most say what they said. */
function isSame(a: ItemRowProps, b: ItemRowProps): boolean {
  const { row: old, ...before } = a
  const { row, ...after } = b
  const keys = Object.keys(after) as (keyof typeof after)[]
  return (
    keys.every((key) => before[key] === after[key]) &&
    old.headline === row.headline &&
    old.text === row.text &&
    old.include === row.include &&
    old.section === row.section &&
    old.revision === row.revision &&
    old.cells.text === row.cells.text &&
    (old.undecided === null) === (row.undecided === null)
  )
}
