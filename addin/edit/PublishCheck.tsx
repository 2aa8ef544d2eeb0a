/** The confirmation before publishing: who is missing, what blocks, what warns, what will happen. */
import { Body1, Button, Caption1, Caption1Strong, Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import type { IssueEntry } from '../api/answers.ts'
import { FindingGroups } from './FindingGroups.tsx'
import { mayPublish, type PublishState, submittedCount } from './publish-state.ts'
import type { PaneFinding } from './review-findings.ts'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from './TroubleBar.tsx'
import { useMay } from './use-may.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'
import { Heading } from './Heading.tsx'

const useStyles = makeStyles({
  check: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  names: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
})

export interface PublishCheckProps extends ViewProps {
  readonly publish: Extract<PublishState, { kind: 'ready' | 'publishing' }>
  readonly issue: IssueEntry
  readonly unsaved: boolean
  readonly checkAgain: () => void
}

export function PublishCheck({ publish, issue, unsaved, checkAgain, language, dispatch }: PublishCheckProps) {
  const styles = useStyles()
  const mayPrint = useMay()('publish')
  const words = editWords(language)
  const w = words.publish
  const { answer } = publish
  const isBusy = publish.kind === 'publishing'
  const submitted = submittedCount(answer)
  const items = answer.sections.flatMap((section) => section.items).filter((item) => item.included).length
  const findings = findingsOf(publish)
  const isReady = mayPublish(publish) && !unsaved
  if (submitted === 0) return <Body1>{w.nobodySubmitted}</Body1>
  return (
    <div className={styles.check}>
      <Heading as="h3">{w.heading(words.issue.name(issue))}</Heading>
      <Caption1>{w.explain(submitted, items)}</Caption1>
      <Missing {...{ publish, language, dispatch }} isBusy={isBusy} />
      {findings.length > 0 && <FindingGroups findings={findings} language={language} />}
      {publish.kind === 'ready' && publish.failure && (
        <TroubleBar trouble={apiTrouble(publish.failure)} language={language} />
      )}
      <div className={styles.actions}>
        {mayPrint && (
          <Button
            appearance="primary"
            disabledFocusable={!isReady || isBusy}
            onClick={() => isReady && dispatch({ type: 'publishAsked' })}
          >
            {isBusy ? w.publishing : w.publish}
          </Button>
        )}
        <Button disabled={isBusy} onClick={checkAgain}>
          {w.checkAgain}
        </Button>
      </div>
      {!mayPrint && <Caption1 className={styles.quiet}>{words.readOnly.publish}</Caption1>}
      {mayPrint && !isReady && !isBusy && (
        <Caption1 className={styles.quiet} role="status">
          {unsaved ? w.saveFirst : w.cannot}
        </Caption1>
      )}
    </div>
  )
}

function Missing({
  publish,
  isBusy,
  language,
  dispatch,
}: Pick<PublishCheckProps, 'publish' | 'language' | 'dispatch'> & { readonly isBusy: boolean }) {
  const styles = useStyles()
  const may = useMay()
  const w = editWords(language).publish
  const { notSubmitted, board } = publish.answer
  if (notSubmitted.length === 0) return <Caption1>{w.nobodyMissing}</Caption1>
  return (
    <div>
      <Caption1Strong block>{w.missing(notSubmitted.length)}</Caption1Strong>
      <ul className={styles.names}>
        {board
          .filter((row) => notSubmitted.includes(row.department))
          .map((row) => (
            <li key={row.department}>{row.name}</li>
          ))}
      </ul>
      {may('publish') && (
        <Checkbox
          label={w.acceptMissing}
          checked={publish.acceptMissing}
          disabled={isBusy}
          onChange={(_, { checked }) => dispatch({ type: 'missingAccepted', accepted: checked === true })}
        />
      )}
    </div>
  )
}

/** Who is missing is listed by name. */
function findingsOf({ answer }: PublishCheckProps['publish']): readonly PaneFinding[] {
  const names = new Map(answer.board.map((row) => [row.department, row.name]))
  return answer.findings
    .filter((finding) => finding.code !== 'not_submitted')
    .map(({ key, severity, message, at: { department } }, i) => ({
      key: `${key} ${i}`,
      severity,
      message,
      ...(department === undefined ? {} : { of: names.get(department) ?? department }),
    }))
}
