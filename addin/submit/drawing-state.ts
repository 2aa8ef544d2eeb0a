/** The sheet drawn into the workbook, and what stands in its place where that fails. Pure. */
import type { HostFault } from '../spreadsheet-host.ts'
import { turned } from './attention-state.ts'
import { type DrawWhat, isBusy, isOpen, type SubmitState } from './submit-state.ts'
import { asked } from './visit-state.ts'

/** A sheet that is there is never replaced by an empty one, and by what was sent only after she has said so. */
export function drawAsked(state: SubmitState, what: DrawWhat): SubmitState {
  if (isBusy(state) || !isOpen(state)) return state
  if (state.sheet.kind !== 'found') return draw(state, what)
  return what === 'submitted' ? turned({ ...state, drawing: { kind: 'confirming' } }, { kind: 'confirm' }) : state
}

export function draw(state: SubmitState, what: DrawWhat): SubmitState {
  const replace = state.sheet.kind === 'found' ? state.sheet.id : null
  return { ...state, fault: null, drawing: { kind: 'running', what, way: 'draw', replace } }
}

export const drawCancelled = (state: SubmitState): SubmitState =>
  turned({ ...state, drawing: { kind: 'idle' } }, { kind: 'bringBack' })

/**
 * A fresh sheet may still come as a file; what was sent is in none, and a cell that is being edited is hers to leave.
 * What is said at last is why it was not drawn: that is what can be cured.
 */
export function drawFailed(state: SubmitState, fault: HostFault): SubmitState {
  const { drawing } = state
  if (drawing.kind !== 'running') return state
  const { what, way } = drawing
  if (way !== 'draw') return { ...state, drawing: { kind: 'failed', what, fault: way.file } }
  if (what === 'fresh' && fault !== 'cellBeingEdited')
    return { ...state, drawing: { ...drawing, way: { file: fault } } }
  return { ...state, drawing: { kind: 'failed', what, fault } }
}

/** The new sheet is another than the one that was checked. */
export const drawn = (state: SubmitState): SubmitState =>
  asked({ ...state, drawing: { kind: 'idle' }, check: { kind: 'none' } }, 'drawn')
