/** Name box and formula bar. */
import { element } from '../../../addin/web/element.ts'
import { areaName, cellName, parseArea, splitAddress } from '../model/area.ts'
import { tell } from './alerts.ts'
import { editText } from './edit-text.ts'
import type { Grid } from './grid.ts'
import { stepFrom } from './places.ts'

export interface FormulaBar {
  readonly element: HTMLElement
  readonly paint: () => void
}

export function openFormulaBar(grid: Grid): FormulaBar {
  const { host, words, editor, selecting, view } = grid
  const name = element('input', {
    class: 'name-box',
    'aria-label': words.nameBox,
    autocomplete: 'off',
    spellcheck: 'false',
  })
  const text = element('textarea', { class: 'formula', rows: '1', 'aria-label': words.formulaBar, spellcheck: 'false' })
  const wide = element(
    'button',
    { type: 'button', class: 'widen', 'aria-label': words.wider, 'aria-expanded': 'false' },
    '⌄',
  )
  const bar = element(
    'div',
    { class: 'formula-bar' },
    name,
    element('span', { class: 'fx', 'aria-hidden': 'true' }, 'fx'),
    text,
    wide,
  )
  const paint = (): void => {
    const { row, column } = selecting.active
    if (document.activeElement !== name) name.value = cellName(row, column)
    const shown =
      editor.state.kind === 'typing' ? editor.box.value : editText(view.sheet, row, column, host.workbook.date1904)
    if (text.value !== shown) text.value = shown
  }
  wide.addEventListener('click', () => {
    const expanded = bar.classList.toggle('expanded')
    wide.setAttribute('aria-expanded', String(expanded))
    wide.setAttribute('aria-label', expanded ? words.narrower : words.wider)
  })
  name.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') void goTo(grid, name)
    else if (event.key === 'Escape') editor.focus()
    else return
    event.preventDefault()
  })
  name.addEventListener('blur', paint)
  text.addEventListener('input', () => {
    editor.write(text.value)
  })
  text.addEventListener('focus', () => {
    editor.begin('edit')
    text.focus()
  })
  text.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'Escape') editor.cancel()
    else if (event.key === 'Enter' && !event.altKey) void commitBelow(grid)
    else if (event.key === 'Enter') {
      text.setRangeText('\n', text.selectionStart, text.selectionEnd, 'end')
      editor.write(text.value)
    } else return
    event.preventDefault()
  })
  editor.onChanged(paint)
  return { element: bar, paint }
}

async function commitBelow({ editor, selecting, view }: Grid): Promise<void> {
  if (await editor.commit()) selecting.cell(stepFrom(view.sheet, selecting.active, 'down', view.bounds))
}

/** An address ("D8", "B2:C4", "Sheet2!A1") or a defined name. */
async function goTo({ host, words, editor, view }: Grid, box: HTMLInputElement): Promise<void> {
  const asked = box.value.trim().toLowerCase()
  const names = [...view.sheet.names.values(), ...host.workbook.names.values()]
  const named = names.find(({ name }) => name.toLowerCase() === asked)
  const { sheet, local } = splitAddress(named ? named.formula.slice(1) : box.value.trim())
  const target = sheet === undefined ? view.sheet : host.workbook.sheet(sheet)
  const area = parseArea(local)
  if (target && area) host.select(target, areaName(area))
  else await tell('Microsoft Excel', words.noSuchPlace, words.ok)
  editor.focus()
}
