/** The sheet: to be inserted, or there and to be filled, checked and uploaded. */
import { Caption1, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from '../parts/TroubleBar.tsx'
import { sharedWords } from '../words/shared-words.ts'
import { FillStep } from './FillStep.tsx'
import { DrawTrouble, InsertStep } from './InsertStep.tsx'
import type { PartProps } from './SubmitPane.tsx'
import { hasSheet, isOpen } from './submit-state.ts'
import { submitWords } from './words.ts'

const useStyles = makeStyles({
  step: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalS },
})

export function SheetStep(props: PartProps) {
  const { state, dispatch } = props
  const styles = useStyles()
  const { language, sheet, fault, sending } = state
  const w = submitWords(language)
  if (!isOpen(state))
    return sending.kind === 'failed' ? (
      <TroubleBar trouble={apiTrouble(sending.failure)} language={language} />
    ) : (
      <MessageBar layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{sharedWords(language).publishedHeading}</MessageBarTitle> {w.publishedAdvice}
        </MessageBarBody>
      </MessageBar>
    )
  return (
    <section className={styles.step}>
      {fault !== null && (
        <TroubleBar
          trouble={{ kind: 'excel', fault }}
          language={language}
          tryAgain={() => dispatch({ type: 'visitAsked', purpose: state.check.kind === 'done' ? 'check' : 'look' })}
        />
      )}
      {sheet.kind === 'unknown' && fault === null && <Caption1>{w.looking}</Caption1>}
      <DrawTrouble {...props} />
      {sheet.kind === 'none' && <InsertStep {...props} />}
      {hasSheet(state) && <FillStep {...props} />}
    </section>
  )
}
