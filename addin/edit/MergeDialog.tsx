/** Before a sheet with unsaved changes is replaced: save, keep, or throw away. */
import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components'
import { Modal } from '../parts/Modal.tsx'
import type { ReviewState } from './review-state.ts'
import { useMay } from './use-may.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

export function MergeDialog({ review, language, dispatch }: ViewProps & { readonly review: ReviewState }) {
  const styles = useStyles()
  const may = useMay()
  const w = editWords(language).review
  if (review.work.kind !== 'confirming') return null
  const { sheet } = review
  const answer = (choice: 'save' | 'keep' | 'discard') => () => dispatch({ type: 'mergeConfirmed', answer: choice })
  return (
    <Modal title={w.confirm.title} onClose={answer('keep')}>
      <div className={styles.content}>
        <Body1>{sheet.kind === 'read' ? w.confirm.text : w.confirm.unreadText}</Body1>
        {sheet.kind === 'read' && may('saveReview') && (
          <Button appearance="primary" disabledFocusable={sheet.sheet.blocked} onClick={answer('save')}>
            {w.confirm.save}
          </Button>
        )}
        <Button onClick={answer('keep')}>{w.confirm.keep}</Button>
        <Button onClick={answer('discard')}>{w.confirm.discard}</Button>
      </div>
    </Modal>
  )
}
