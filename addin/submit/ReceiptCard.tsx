/** The receipt of an upload, and what changed with it. */
import {
  Body1Strong,
  Button,
  Caption1,
  Caption1Strong,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components'
import { changeInWords } from '../parts/change-words.ts'
import { Chip } from '../parts/Chip.tsx'
import { wallClockInWords } from '../words/countdown.ts'
import { sharedWords } from '../words/shared-words.ts'
import type { PartProps } from './SubmitPane.tsx'
import { deskOf, type Sending, type SubmitState } from './submit-state.ts'
import { submitWords } from './words.ts'

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus': { outlineStyle: 'none' },
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  value: { margin: 0 },
  checksum: { fontFamily: tokens.fontFamilyMonospace },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground2 },
})

export function ReceiptCard({ state, dispatch }: Pick<PartProps, 'state' | 'dispatch'>) {
  const { sending, language } = state
  if (sending.kind === 'received') return <Received {...{ language, sending, dispatch }} />
  const isNews = sending.kind !== 'idle' || state.check.kind !== 'none'
  if (isNews || !deskOf(state)?.receipt) return null
  return (
    <Button id="showReceipt" size="small" appearance="subtle" onClick={() => dispatch({ type: 'receiptAsked' })}>
      {submitWords(language).showReceipt}
    </Button>
  )
}

interface ReceivedProps {
  readonly language: SubmitState['language']
  readonly sending: Extract<Sending, { kind: 'received' }>
  readonly dispatch: PartProps['dispatch']
}

/** `3f9a 12c0 77be`: enough of a checksum to be read out over the phone. */
const shortChecksum = (sha256: string): string => (sha256.slice(0, 12).match(/.{4}/g) ?? []).join(' ')

function Received({ language, sending, dispatch }: ReceivedProps) {
  const styles = useStyles()
  const [w, s] = [submitWords(language), sharedWords(language)]
  const { receipt, news } = sending
  const heading = { stored: w.received, same: w.receivedAgain(receipt.revision), recalled: s.receiptTitle }[news]
  const facts = [
    [s.receivedAt, wallClockInWords(receipt.receivedAtText, s.locale)],
    [s.revision, s.revisionNumber(receipt.revision)],
    [s.punctuality, <Chip kind={receipt.late ? 'warning' : 'success'}>{receipt.late ? s.late : s.inTime}</Chip>],
    [s.checksum, <span className={styles.checksum}>{shortChecksum(receipt.sha256)}</span>],
  ] as const
  return (
    <section className={styles.card} id="receipt" tabIndex={-1} aria-label={heading}>
      {news !== 'recalled' && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{news === 'stored' ? <MessageBarTitle>{heading}</MessageBarTitle> : heading}</MessageBarBody>
        </MessageBar>
      )}
      <Body1Strong as="h3">{s.receiptTitle}</Body1Strong>
      <dl className={styles.facts}>
        {facts.map(([term, value]) => [
          <dt key={`${term} term`} className={styles.quiet}>
            {term}
          </dt>,
          <dd key={term} className={styles.value} title={term === s.checksum ? receipt.sha256 : undefined}>
            {value}
          </dd>,
        ])}
      </dl>
      {news === 'stored' && <Changes {...{ language, sending }} />}
      <Caption1 className={styles.quiet}>{w.correctionHint}</Caption1>
      <Button size="small" onClick={() => dispatch({ type: 'receiptClosed' })}>
        {w.closeReceipt}
      </Button>
    </section>
  )
}

function Changes({ language, sending }: Pick<ReceivedProps, 'language' | 'sending'>) {
  const styles = useStyles()
  const w = submitWords(language)
  const { changes, receipt } = sending
  if (receipt.revision === 1) return <Caption1>{w.firstTime}</Caption1>
  if (changes === null) return null
  return (
    <div>
      <Caption1Strong block>{w.changes}</Caption1Strong>
      {changes.length === 0 ? (
        <Caption1>{w.noChanges}</Caption1>
      ) : (
        <ul className={styles.list}>
          {changes.map((change, i) => (
            <li key={i}>{changeInWords(change, language)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
