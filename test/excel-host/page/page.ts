/** The page around the pane: Excel as far as the add-in sees it, with a sheet that a person can use. */
import { element } from '../../../addin/web/element.ts'
import { offerExcel } from '../browser.ts'
import { showDialogsInWindows } from '../dialog-popup.ts'
import { ExcelHost } from '../host.ts'
import { type AddIn, isPressed } from './add-in.ts'
import { tell } from './alerts.ts'
import { listenForCellMenu } from './cell-menu.ts'
import { openFormulaBar } from './formula-bar.ts'
import { openGrid } from './grid.ts'
import { openRibbon } from './ribbon.ts'
import { keepChoices, keepWorkbook, recallChoices, recallWorkbook } from './session.ts'
import { openSheetTabs } from './sheet-tabs.ts'
import { openStatusBar } from './status-bar.ts'
import { openTaskPane } from './task-pane.ts'
import { openTools } from './tools.ts'
import { pageWords } from './words.ts'

declare global {
  interface Window {
    /** For tests: the host with its workbook, faults and counters. */
    excelHost?: ExcelHost
  }
}

let choices = recallChoices()
const words = pageWords(choices.language)
const { language, theme } = choices
document.documentElement.lang = language
document.documentElement.dataset['theme'] = theme
const locale = language === 'en' ? 'en-US' : language
const host = new ExcelHost({ language: locale, contentLanguage: locale, theme }, recallWorkbook())
offerExcel(window, host)
showDialogsInWindows(host, window)

const answer = await fetch(`add-in.${language}.json`)
const { addIn, paneUrl } = (await answer.json()) as { readonly addIn: AddIn; readonly paneUrl?: string }
host.defineCustomFunctions(addIn.functions.namespace, addIn.functions.ids)

const grid = openGrid(host, words)
const pane = openTaskPane({
  host,
  words,
  title: addIn.name,
  url: paneUrl,
  width: choices.paneWidth,
  onWidth: (paneWidth) => {
    choices = { ...choices, paneWidth }
    keepChoices(choices)
  },
  onLoaded: ({ contentWindow }) => {
    contentWindow?.addEventListener('keydown', pressKey)
  },
})
const ribbon = openRibbon(host, addIn, words, pane.open)
const bar = openFormulaBar(grid)
const tabs = openSheetTabs(grid)
const status = openStatusBar(grid)
const tools = openTools({
  grid,
  choices: () => choices,
  choose: (change) => {
    choices = { ...choices, ...change }
    keepChoices(choices)
    keepWorkbook(host.workbook)
    if (change.language !== undefined) location.reload()
    host.settings.theme = choices.theme
    document.documentElement.dataset['theme'] = choices.theme
    // The add-in reads Office's theme when it starts.
    pane.frame.contentWindow?.location.reload()
  },
})
listenForCellMenu(grid, addIn)
const name = element('span', { class: 'workbook-name' }, host.workbook.name)
const title = element('h1', {}, name, ` - ${words.product}`)
document.title = `${host.workbook.name} - ${words.product}`
document.body.append(
  element(
    'header',
    {},
    element(
      'div',
      { class: 'title-bar' },
      element('span', { class: 'logo', 'aria-hidden': 'true' }, 'X'),
      title,
      tools,
    ),
    ribbon.element,
  ),
  element('main', {}, bar.element, grid.view.scroller, tabs.element),
  pane.element,
  status.element,
)

// What has changed is drawn once before the next picture, and kept a moment later.
let painting = false
let isStale = true
let revealing = false
let keeping: ReturnType<typeof setTimeout> | undefined
let isFull = false

function paintSoon(): void {
  if (painting) return
  painting = true
  requestAnimationFrame(() => {
    painting = false
    if (isStale) grid.paint()
    else grid.paintSelection()
    isStale = false
    if (revealing) grid.view.reveal(grid.selecting.head)
    revealing = false
    for (const part of [tabs, bar, status]) part.paint()
  })
}

function keep(): void {
  clearTimeout(keeping)
  keeping = undefined
  if (keepWorkbook(host.workbook) || isFull) return
  isFull = true
  void tell(words.product, words.storageFull, words.ok)
}

host.workbook.listen((change) => {
  if (change.kind === 'selected') revealing = true
  else isStale = true
  keeping ??= setTimeout(keep, 400)
  paintSoon()
})
host.onOfficeChanged(() => {
  ribbon.paint()
  pane.paint()
})
addEventListener('pagehide', () => {
  if (keeping !== undefined) keep()
})

/** Shortcuts of the add-in, and F6 from one part of the window to the next, as in Office. */
function pressKey(event: KeyboardEvent): void {
  const shortcut = addIn.shortcuts.find(({ key }) => isPressed(key, event))
  if (shortcut) host.press(shortcut.action)
  else if (event.key === 'F6') turnTo(event.shiftKey ? -1 : 1)
  else return
  event.preventDefault()
}

const focusPane = (): void => {
  pane.frame.focus()
}

function turnTo(by: 1 | -1): void {
  const inPane = host.office.pane === 'Visible'
  const parts: (() => void)[] = [
    () => {
      grid.editor.focus()
    },
    () => document.querySelector<HTMLElement>('.tab[aria-selected="true"]')?.focus(),
    ...(inPane ? [focusPane] : []),
    () => document.querySelector<HTMLElement>('.ribbon button')?.focus(),
  ]
  const { activeElement: at } = document
  const current =
    at === grid.editor.box
      ? 0
      : at?.closest('.tab-strip')
        ? 1
        : at === pane.frame
          ? 2
          : at?.closest('header')
            ? parts.length - 1
            : 0
  parts[(current + by + parts.length) % parts.length]?.()
}

document.addEventListener('keydown', pressKey)
ribbon.paint()
pane.paint()
paintSoon()
grid.editor.focus()
