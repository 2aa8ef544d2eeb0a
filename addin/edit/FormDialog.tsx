/** A dialog with something to fill in: what is sent, what came of it, and the way out. What was typed stays. */
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { Failure } from '../api/failure.ts'
import type { Language } from '../language.ts'
import { Modal } from '../parts/Modal.tsx'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from './TroubleBar.tsx'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: tokens.spacingHorizontalS },
})

export interface FormDialogProps {
  readonly title: string
  readonly language: Language
  readonly busy: boolean
  readonly failure: Failure | undefined
  readonly send: string
  readonly sending: string
  readonly onSend: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

export function FormDialog(props: FormDialogProps) {
  const { title, language, busy, failure, send, sending, onSend, onClose, children } = props
  const styles = useStyles()
  const close = (): void => {
    if (!busy) onClose()
  }
  return (
    <Modal title={title} onClose={close}>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) onSend()
        }}
      >
        {children}
        {failure && <TroubleBar trouble={apiTrouble(failure)} language={language} />}
        <div className={styles.actions}>
          <Button onClick={close} disabledFocusable={busy}>
            {editWords(language).cancel}
          </Button>
          <Button type="submit" appearance="primary" disabledFocusable={busy}>
            {busy ? sending : send}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
