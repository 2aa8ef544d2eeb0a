import type { Language } from '../language.ts'
import type { EditAction } from './edit-state.ts'

/** What every view of the pane is given. */
export interface ViewProps {
  readonly language: Language
  readonly dispatch: (action: EditAction) => void
}
