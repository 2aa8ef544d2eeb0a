/** What was sent, put back into the sheet: it takes the place of what stands there, so she is asked first. */
import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { PartProps } from './SubmitPane.tsx'
import { deskOf, isBusy, isOpen } from './submit-state.ts'
import { submitWords } from './words.ts'

export function BringBack({ state, dispatch }: Pick<PartProps, 'state' | 'dispatch'>) {
  const w = submitWords(state.language)
  const { sheet, drawing } = state
  if (!isOpen(state) || sheet.kind !== 'found' || deskOf(state)?.submission === null) return null
  if (drawing.kind !== 'confirming')
    return (
      <Button
        id="bringBack"
        size="small"
        appearance="subtle"
        disabledFocusable={isBusy(state)}
        onClick={() => dispatch({ type: 'drawAsked', what: 'submitted' })}
      >
        {drawing.kind === 'running' ? w.inserting : w.bringBack}
      </Button>
    )
  return (
    <MessageBar
      intent="warning"
      layout="multiline"
      id="confirm"
      tabIndex={-1}
      onKeyDown={({ key }) => key === 'Escape' && dispatch({ type: 'drawCancelled' })}
    >
      <MessageBarBody>
        <MessageBarTitle>{w.confirmTitle}</MessageBarTitle> {w.confirmText}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => dispatch({ type: 'drawConfirmed' })}>
          {w.confirm}
        </Button>
        <Button size="small" onClick={() => dispatch({ type: 'drawCancelled' })}>
          {w.cancel}
        </Button>
      </MessageBarActions>
    </MessageBar>
  )
}
