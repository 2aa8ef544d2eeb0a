/** The sheet is there: it is filled in Excel, checked and uploaded from here. */
import { Body1, Button, Caption1, makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from '../parts/TroubleBar.tsx'
import type { PartProps } from './SubmitPane.tsx'
import { findingsOf, firstCellOf, isBusy } from './submit-state.ts'
import { submitWords } from './words.ts'

const useStyles = makeStyles({
  sheet: {
    ':focus': { outlineStyle: 'none' },
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  name: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  small: { flexShrink: 0 },
  // At hand however long the list below is.
  buttons: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  wide: { flexGrow: 1 },
  progress: {
    ':focus': { outlineStyle: 'none' },
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
})

export function FillStep({ state, dispatch, goTo }: PartProps) {
  const styles = useStyles()
  const w = submitWords(state.language)
  const { sheet, visit, sending, check } = state
  const busy = isBusy(state)
  const ready = check.kind === 'done' && !findingsOf(state).some(({ severity }) => severity === 'error')
  const checking = visit.kind === 'reading' && visit.purpose === 'check'
  return (
    <>
      {sheet.kind === 'found' && (
        <div className={styles.sheet} id="sheet" tabIndex={-1}>
          <Caption1 className={styles.name} title={sheet.name}>
            {w.sheetIs(sheet.name)}
          </Caption1>
          <Button className={styles.small} size="small" appearance="subtle" onClick={() => goTo(firstCellOf(state))}>
            {w.show}
          </Button>
        </div>
      )}
      {check.kind === 'none' && sending.kind !== 'received' && <Body1 as="p">{w.fill}</Body1>}
      <div className={styles.buttons}>
        <Button
          className={styles.wide}
          appearance={ready || sending.kind === 'received' ? 'secondary' : 'primary'}
          disabledFocusable={busy}
          onClick={() => dispatch({ type: 'visitAsked', purpose: 'check' })}
        >
          {checking ? w.checking : w.check}
        </Button>
        <Button
          className={styles.wide}
          appearance={ready ? 'primary' : 'secondary'}
          disabledFocusable={busy}
          onClick={() => dispatch({ type: 'visitAsked', purpose: 'upload' })}
        >
          {w.upload}
        </Button>
      </div>
      <UploadProgress {...{ state, dispatch }} />
    </>
  )
}

type Props = Pick<PartProps, 'state' | 'dispatch'>

function UploadProgress({ state, dispatch }: Props) {
  const styles = useStyles()
  const { language, sending, visit } = state
  const w = submitWords(language)
  if (sending.kind === 'failed')
    return (
      <div className={styles.progress}>
        <TroubleBar
          trouble={apiTrouble(sending.failure)}
          language={language}
          tryAgain={() => dispatch({ type: 'sendAgainAsked' })}
        />
        <Caption1>{w.sendFailedKept}</Caption1>
      </div>
    )
  const isSending = sending.kind === 'sending'
  if (!isSending && !(visit.kind === 'reading' && visit.purpose === 'upload')) return null
  return (
    <div className={styles.progress} id="progress" tabIndex={-1} role="status">
      <Caption1>{isSending ? w.steps.sending : w.steps.reading}</Caption1>
      <ProgressBar value={isSending ? 0.7 : 0.3} aria-label={w.upload} />
    </div>
  )
}
