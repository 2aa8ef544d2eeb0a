/** No sheet of this issue is in the workbook: it is inserted, empty or with what was sent; or it comes as a file. */
import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from '../parts/TroubleBar.tsx'
import type { PartProps } from './SubmitPane.tsx'
import { deskOf, isBusy } from './submit-state.ts'
import { submitWords } from './words.ts'

const useStyles = makeStyles({
  step: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    ':focus': { outlineStyle: 'none' },
  },
  quiet: { color: tokens.colorNeutralForeground2 },
})

type Props = Pick<PartProps, 'state' | 'dispatch'>

export function InsertStep({ state, dispatch }: Props) {
  const styles = useStyles()
  const w = submitWords(state.language)
  const { sheet, drawing } = state
  const busy = isBusy(state)
  const others = sheet.kind === 'none' ? sheet.others : []
  const submitted = deskOf(state)?.submission !== null
  return (
    <div className={styles.step} id="sheet" tabIndex={-1}>
      <Body1 as="p">{w.insertAdvice}</Body1>
      {others.length > 0 && <Caption1 block>{w.otherIssues(others)}</Caption1>}
      <Button
        appearance="primary"
        disabledFocusable={busy}
        onClick={() => dispatch({ type: 'drawAsked', what: submitted ? 'submitted' : 'fresh' })}
      >
        {drawing.kind === 'running' ? w.inserting : submitted ? w.bringBack : w.insert}
      </Button>
      {submitted && (
        <Button disabledFocusable={busy} onClick={() => dispatch({ type: 'drawAsked', what: 'fresh' })}>
          {w.insertEmpty}
        </Button>
      )}
      <Caption1 className={styles.quiet}>{w.undoHint}</Caption1>
      <DownloadButton {...{ state, dispatch }} />
    </div>
  )
}

function DownloadButton({ state, dispatch }: Props) {
  const w = submitWords(state.language)
  const { download, language } = state
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        disabledFocusable={download === 'running'}
        onClick={() => dispatch({ type: 'downloadAsked' })}
      >
        {download === 'running' ? w.downloading : w.download}
      </Button>
      {typeof download === 'object' && <TroubleBar trouble={apiTrouble(download.failure)} language={language} />}
    </>
  )
}

/** Drawing failed in every way; the download, which always works, is offered beside it. */
export function DrawTrouble({ state, dispatch }: Props) {
  const { drawing, language } = state
  if (drawing.kind !== 'failed') return null
  return (
    <TroubleBar
      trouble={{ kind: 'excel', fault: drawing.fault }}
      language={language}
      tryAgain={() => dispatch({ type: 'drawAsked', what: drawing.what })}
    />
  )
}
