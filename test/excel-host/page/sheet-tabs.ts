/** The tabs of the sheets. */
import { element } from '../../../addin/web/element.ts'
import { ExcelError } from '../model/excel-error.ts'
import type { Sheet } from '../model/sheet.ts'
import { ask, tell } from './alerts.ts'
import type { Grid } from './grid.ts'
import { openMenu } from './menu.ts'

export interface SheetTabs {
  readonly element: HTMLElement
  readonly paint: () => void
}

export function openSheetTabs(grid: Grid): SheetTabs {
  const { host, words, editor } = grid
  const tabs = element('div', { class: 'tabs', role: 'tablist', 'aria-label': words.sheetTabs })
  const add = element(
    'button',
    { type: 'button', class: 'add-sheet', 'aria-label': words.addSheet, title: words.addSheet },
    '+',
  )
  let drawn = ''
  const paint = (): void => {
    const { workbook } = host
    const visible = workbook.sheets.filter((sheet) => sheet.visibility === 'Visible')
    const key = JSON.stringify([workbook.active.id, visible.map(({ id, name, tabColor }) => [id, name, tabColor])])
    if (key === drawn) return
    drawn = key
    tabs.replaceChildren(...visible.map((sheet) => tabOf(grid, sheet)))
    tabs.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  add.addEventListener('click', () => {
    void afterCommit(grid, () => {
      const sheet = host.workbook.addSheet(undefined, 'person')
      host.workbook.activate(sheet, 'person')
      editor.focus()
    })
  })
  return { element: element('div', { class: 'tab-strip' }, tabs, add), paint }
}

async function afterCommit({ editor }: Grid, run: () => void): Promise<void> {
  if (await editor.commit()) run()
}

function tabOf(grid: Grid, sheet: Sheet): HTMLButtonElement {
  const { host, editor } = grid
  const isActive = sheet === host.workbook.active
  const tab = element(
    'button',
    { type: 'button', role: 'tab', class: 'tab', 'aria-selected': String(isActive), tabindex: isActive ? '0' : '-1' },
    sheet.name,
  )
  if (sheet.tabColor !== '') tab.style.setProperty('--tab-color', sheet.tabColor)
  tab.addEventListener('click', () => {
    void afterCommit(grid, () => {
      host.workbook.activate(sheet, 'person')
      editor.focus()
    })
  })
  tab.addEventListener('dblclick', () => {
    rename(grid, sheet, tab)
  })
  tab.addEventListener('keydown', (event) => {
    tabKey(grid, sheet, tab, event)
  })
  tab.addEventListener('contextmenu', (event) => {
    event.preventDefault()
    const { left, top } = tab.getBoundingClientRect()
    tabMenu(grid, sheet, tab, {
      x: event.clientX === 0 ? left : event.clientX,
      y: event.clientY === 0 ? top : event.clientY,
    })
  })
  return tab
}

function tabKey(grid: Grid, sheet: Sheet, tab: HTMLElement, event: KeyboardEvent): void {
  const visible = grid.host.workbook.sheets.filter((other) => other.visibility === 'Visible')
  const at = visible.indexOf(sheet)
  if (event.key === 'F2') rename(grid, sheet, tab)
  else if (event.key === 'Delete') void remove(grid, sheet)
  else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    const next = visible[at + (event.key === 'ArrowRight' ? 1 : -1)]
    if (!next) return
    grid.host.workbook.activate(next, 'person')
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.tab[aria-selected="true"]')?.focus())
  } else return
  event.preventDefault()
}

function tabMenu(grid: Grid, sheet: Sheet, tab: HTMLElement, at: { readonly x: number; readonly y: number }): void {
  const { host, words } = grid
  const protect = (): void => {
    void toggleProtection(grid, sheet)
  }
  openMenu(
    [
      {
        label: words.renameSheet,
        run: () => {
          rename(grid, sheet, tab)
        },
      },
      { label: words.deleteSheet, run: () => void remove(grid, sheet) },
      ...(sheet.protection ? [{ label: words.unprotect, run: protect }] : []),
    ],
    {
      ...at,
      label: sheet.name,
      back: () => {
        host.workbook.activate(sheet, 'person')
        grid.editor.focus()
      },
    },
  )
}

/** Ours have no password; another's is not asked for here. */
async function toggleProtection({ host, words }: Grid, sheet: Sheet): Promise<void> {
  if (sheet.protection?.password !== undefined) {
    await tell('Microsoft Excel', words.locked, words.ok)
    return
  }
  sheet.protection = undefined
  host.workbook.notify({ kind: 'look', sheet })
}

function rename(grid: Grid, sheet: Sheet, tab: HTMLElement): void {
  const { words, editor } = grid
  const box = element('input', {
    class: 'tab-name',
    'aria-label': words.renameSheet,
    value: sheet.name,
    maxlength: '31',
  })
  let done = false
  const finish = (keep: boolean): void => {
    if (done) return
    done = true
    box.replaceWith(tab)
    if (keep && box.value !== sheet.name) void setName(grid, sheet, box.value)
    else editor.focus()
  }
  box.addEventListener('keydown', (event) => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    // The key would press the button of the message that may follow.
    event.preventDefault()
    finish(event.key === 'Enter')
  })
  box.addEventListener('blur', () => {
    finish(true)
  })
  tab.replaceWith(box)
  box.focus()
  box.select()
}

async function setName({ host, words, editor }: Grid, sheet: Sheet, name: string): Promise<void> {
  try {
    host.workbook.renameSheet(sheet, name, 'person')
  } catch (error) {
    if (!(error instanceof ExcelError)) throw error
    await tell(
      'Microsoft Excel',
      error.code === 'ItemAlreadyExists' ? words.takenSheetName : words.badSheetName,
      words.ok,
    )
  }
  editor.focus()
}

async function remove({ host, words, editor }: Grid, sheet: Sheet): Promise<void> {
  const buttons = [
    ['yes', words.deleteSheet],
    ['no', words.cancel],
  ] as const
  const question = {
    title: 'Microsoft Excel',
    text: words.deleteSheetAsk(sheet.name),
    kind: 'warning',
    buttons,
  } as const
  // A blank sheet goes without a word, as in Excel.
  if (sheet.usedArea(true) && (await ask(question)) === 'no') return
  try {
    host.workbook.deleteSheet(sheet, 'person')
  } catch (error) {
    if (!(error instanceof ExcelError)) throw error
    await tell('Microsoft Excel', words.lastSheet, words.ok)
  }
  editor.focus()
}
