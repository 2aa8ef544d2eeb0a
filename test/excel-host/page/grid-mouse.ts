/** The mouse in the sheet: select by clicking and dragging, type by double click. */
import type { Grid } from './grid.ts'
import type { Place } from './places.ts'

export function listenToMouse(grid: Grid): void {
  const { view } = grid
  let dragging = false
  view.ground.addEventListener('mousedown', (event) => {
    const place = view.placeOf(event.target)
    if (!place || event.button !== 0) return
    // The focus stays in the cell's text box.
    event.preventDefault()
    dragging = true
    void press(grid, place, event.shiftKey)
  })
  view.ground.addEventListener('mousemove', (event) => {
    if (!dragging || (event.buttons & 1) === 0) {
      dragging = false
      return
    }
    const place = view.placeOf(event.target)
    if (place && place.row >= 0 && place.column >= 0 && grid.editor.state.kind === 'idle') extendTo(grid, place)
  })
  view.ground.addEventListener('dblclick', (event) => {
    const place = view.placeOf(event.target)
    if (place && place.row >= 0 && place.column >= 0) grid.editor.begin('edit')
  })
}

/** What is being typed is entered first; where Excel refuses it, the selection stays. */
async function press({ editor, selecting }: Grid, place: Place, extend: boolean): Promise<void> {
  if (!(await editor.commit())) return
  editor.focus()
  if (place.row < 0 || place.column < 0) selecting.line(place)
  else if (extend) selecting.extend(place)
  else selecting.cell(place)
}

function extendTo({ selecting }: Grid, place: Place): void {
  const { head } = selecting
  if (place.row !== head.row || place.column !== head.column) selecting.extend(place)
}
