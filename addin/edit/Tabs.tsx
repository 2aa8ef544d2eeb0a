/**
 * The pane's views as tabs (WAI-ARIA, tabs with automatic activation). Fluent's TabList puts hidden elements that take
 * the keyboard into the list, which axe rightly finds; this one looks the same.
 */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, useRef } from 'react'

const useStyles = makeStyles({
  list: {
    display: 'flex',
    // English at 320 px takes two lines.
    flexWrap: 'wrap',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    paddingLeft: tokens.spacingHorizontalXS,
  },
  tab: {
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalSNudge}`,
    border: 'none',
    borderBottom: `${tokens.strokeWidthThicker} solid transparent`,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    ':hover': { borderBottomColor: tokens.colorCompoundBrandStroke },
    // Forced colours take borders for text's; the chosen one is told apart by a colour of its own.
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
  },
  mark: {
    display: 'inline-block',
    width: '6px',
    height: '6px',
    marginLeft: tokens.spacingHorizontalXXS,
    borderRadius: tokens.borderRadiusCircular,
    verticalAlign: 'super',
    backgroundColor: tokens.colorStatusWarningForeground1,
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText', forcedColorAdjust: 'none' },
  },
  other: { '@media (forced-colors: active)': { borderBottomColor: 'Canvas' } },
})

export interface TabsProps<T extends string> {
  readonly label: string
  readonly tabs: readonly T[]
  readonly selected: T
  readonly textOf: (tab: T) => string
  /** What is said of a tab beside its name, with a dot; undefined for nothing. */
  readonly markOf?: (tab: T) => string | undefined
  /** The id of the panel that they show. */
  readonly panel: string
  readonly select: (tab: T) => void
}

export const tabId = (panel: string, tab: string): string => `${panel}-tab-${tab}`

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

export function Tabs<T extends string>({ label, tabs, selected, textOf, markOf, panel, select }: TabsProps<T>) {
  const styles = useStyles()
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.indexOf(selected)
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : at + (steps[event.key] ?? 0)
    const tab = tabs.at(to % tabs.length)
    if (to === at || tab === undefined) return
    event.preventDefault()
    select(tab)
    list.current?.querySelector<HTMLElement>(`#${tabId(panel, tab)}`)?.focus()
  }
  return (
    <div className={styles.list} role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={tabId(panel, tab)}
          className={mergeClasses(styles.tab, tab === selected ? styles.selected : styles.other)}
          aria-selected={tab === selected}
          aria-controls={panel}
          tabIndex={tab === selected ? 0 : -1}
          onClick={() => select(tab)}
        >
          {textOf(tab)}
          {markOf?.(tab) !== undefined && (
            <span className={styles.mark} title={markOf(tab)} role="img" aria-label={markOf(tab)} />
          )}
        </button>
      ))}
    </div>
  )
}
