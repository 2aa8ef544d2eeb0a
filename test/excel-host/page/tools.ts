/** The quiet line of what Excel itself has elsewhere: file, language, theme; and the faults that can be played. */
import { element } from '../../../addin/web/element.ts'
import type { ExcelHost } from '../host.ts'
import { cellName } from '../model/area.ts'
import { ask, tell } from './alerts.ts'
import type { Grid } from './grid.ts'
import { menuButton, type MenuItems } from './menu.ts'
import { type Choices, leaveFor } from './session.ts'

interface ToolSettings {
  readonly grid: Grid
  readonly choices: () => Choices
  /** Changes a choice; the page or the pane is loaded again by who is told. */
  readonly choose: (change: Partial<Choices>) => void
}

const slowMs = 2000

export function openTools({ grid, choices, choose }: ToolSettings): HTMLElement {
  const { words, host } = grid
  const language = choiceOf(words.language, { 'zh-CN': '中文', en: 'English' }, choices().language, (value) => {
    choose({ language: value })
  })
  const theme = choiceOf(words.theme, { light: words.light, dark: words.dark }, choices().theme, (value) => {
    choose({ theme: value })
  })
  const faults = menuButton(words.faults, () => faultItems(grid))
  const mark = element('span', { class: 'slow', hidden: true }, '●')
  faults.append(mark)
  host.onOfficeChanged(() => {
    mark.hidden = host.faults.latencyMs === 0
  })
  return element(
    'div',
    { class: 'tools', role: 'group', 'aria-label': words.tools },
    menuButton(words.file, () => fileItems(grid)),
    faults,
    language,
    theme,
  )
}

function choiceOf<T extends string>(
  label: string,
  options: Readonly<Record<T, string>>,
  chosen: T,
  choose: (value: T) => void,
): HTMLLabelElement {
  const select = element(
    'select',
    {},
    ...Object.entries<string>(options).map(([value, text]) =>
      element('option', { value, selected: value === chosen }, text),
    ),
  )
  select.addEventListener('change', () => {
    choose(select.value as T)
  })
  return element('label', { class: 'choice' }, label, select)
}

function fileItems(grid: Grid): MenuItems {
  const { words } = grid
  return [
    { label: words.newWorkbook, run: () => void newWorkbook(grid) },
    { label: words.openXlsx, run: () => void openXlsx(grid) },
    { label: words.saveXlsx, run: () => void downloadXlsx(grid.host) },
    undefined,
    // A tab of its own keeps its own workbook: `noopener`, or the browser copies this one's storage.
    { label: words.anotherWorkbook, run: () => window.open(location.pathname, '_blank', 'noopener') },
  ]
}

async function newWorkbook({ words }: Grid): Promise<void> {
  const buttons = [
    ['yes', words.newWorkbook],
    ['no', words.cancel],
  ] as const
  const answer = await ask({ title: words.newWorkbook, text: words.newWorkbookAsk, kind: 'warning', buttons })
  if (answer === 'yes') leaveFor(undefined)
}

async function downloadXlsx({ workbook }: ExcelHost): Promise<void> {
  const { saveXlsx } = await import('../xlsx.ts')
  const bytes = await saveXlsx(workbook)
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }))
  element('a', { href: url, download: workbook.name }).click()
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 10_000)
}

/** The file takes the workbook's place, as if Excel had been opened with it. */
async function openXlsx({ words }: Grid): Promise<void> {
  const file = await pickFile()
  if (!file) return
  const { loadXlsx } = await import('../xlsx.ts')
  try {
    const workbook = await loadXlsx(new Uint8Array(await file.arrayBuffer()))
    workbook.name = file.name
    if (!leaveFor(workbook)) await tell(words.openXlsx, words.storageFull, words.ok)
  } catch {
    await tell(words.openXlsx, words.notXlsx, words.ok)
  }
}

function pickFile(): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = element('input', { type: 'file', accept: '.xlsx' })
    input.addEventListener('change', () => {
      resolve(input.files?.[0])
    })
    input.addEventListener('cancel', () => {
      resolve(undefined)
    })
    input.click()
  })
}

function faultItems({ host, words, view, selecting }: Grid): MenuItems {
  const { faults } = host
  return [
    {
      label: words.slow,
      checked: faults.latencyMs > 0,
      run: () => {
        faults.latencyMs = faults.latencyMs > 0 ? 0 : slowMs
        host.tellOffice()
      },
    },
    {
      label: words.denyNext,
      run: () => {
        faults.failRequest({ code: 'AccessDenied' })
      },
    },
    {
      label: words.coauthorTypes,
      run: () => {
        const { row, column } = selecting.active
        const value = view.sheet.value(row, column)
        host.coauthor.typeIn(
          view.sheet,
          cellName(row, column),
          typeof value === 'number' ? String(value + 1) : words.coauthorText,
        )
      },
    },
  ]
}
