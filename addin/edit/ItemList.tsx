/** The items as the sheet has them, by section and in their order. Plain elements: there may be hundreds. */
import { Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useMemo, useRef } from 'react'
import { ItemRow } from './ItemRow.tsx'
import { movedItems } from './moved-items.ts'
import { departmentNames, type Material } from './review-material.ts'
import type { ReadSheet } from './review-sheet.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'
import { Heading } from './Heading.tsx'

const useStyles = makeStyles({
  section: { marginBottom: tokens.spacingVerticalM },
  head: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    paddingBottom: tokens.spacingVerticalXXS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
  },
  quiet: { color: tokens.colorNeutralForeground2, flexShrink: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
})

export interface ItemListProps extends ViewProps {
  readonly sheet: ReadSheet
  readonly material: Material
  readonly selected: string | null
  readonly goTo: (cell: string) => void
}

export function ItemList({ sheet, material, selected, language, dispatch, goTo }: ItemListProps) {
  const styles = useStyles()
  const w = editWords(language).review
  const list = useRef<HTMLDivElement>(null)
  const lang = material.answer.definition.definition.language
  const names = useMemo(() => departmentNames(material.answer), [material])
  const rows = useMemo(() => new Map(sheet.reading.rows.map((row) => [row.item, row])), [sheet])
  useMovedFocus(list, sheet)
  return (
    <div ref={list}>
      {material.answer.sections.map(({ section, heading }) => {
        const order = sheet.reading.order[section] ?? []
        const moved = movedItems(order, sheet.baseOrder[section] ?? [])
        const included = order.filter((item) => rows.get(item)?.include).length
        return (
          <section key={section} className={styles.section}>
            <div className={styles.head}>
              <Heading as="h3" lang={lang}>
                {heading}
              </Heading>
              <Caption1 className={styles.quiet}>
                {order.length === 0 ? w.emptySection : w.items(included, order.length)}
              </Caption1>
            </div>
            <ol className={styles.list}>
              {order.map((item, i) => {
                const row = rows.get(item)
                return (
                  row && (
                    <ItemRow
                      key={item}
                      row={row}
                      name={names.get(row.department) ?? row.department}
                      isFirst={i === 0}
                      isLast={i === order.length - 1}
                      isMoved={moved.has(item)}
                      isSelected={item === selected}
                      lang={lang}
                      {...{ language, dispatch, goTo }}
                    />
                  )
                )
              })}
            </ol>
          </section>
        )
      })}
    </div>
  )
}

/**
 * A button that moved its item keeps the keyboard: moving an element takes the focus from it. Unless she is in the sheet
 * by then: what she types there would go to the button.
 */
function useMovedFocus(list: React.RefObject<HTMLDivElement | null>, sheet: ReadSheet): void {
  const last = useRef<string | null>(null)
  useEffect(() => {
    const element = list.current
    if (!element) return
    const remember = ({ target }: FocusEvent): void => {
      last.current = target instanceof HTMLElement ? (target.dataset['move'] ?? null) : null
    }
    element.addEventListener('focusin', remember)
    return () => {
      element.removeEventListener('focusin', remember)
    }
  }, [list])
  useEffect(() => {
    if (last.current === null || !document.hasFocus() || document.activeElement !== document.body) return
    list.current?.querySelector<HTMLElement>(`[data-move="${CSS.escape(last.current)}"]`)?.focus()
  }, [list, sheet])
}
