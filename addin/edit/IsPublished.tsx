/** An issue that was published before: another link, or reopening. */
import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import type { IssueEntry } from '../api/answers.ts'
import type { Linking } from './issues-state.ts'
import { LinkCard } from './LinkCard.tsx'
import { ReopenButton } from './ReopenButton.tsx'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from './TroubleBar.tsx'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'
import { Heading } from './Heading.tsx'

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

export interface IsPublishedProps extends ViewProps {
  readonly issue: IssueEntry
  readonly linking: Linking
}

export function IsPublished({ issue, linking, language, dispatch }: IsPublishedProps) {
  const styles = useStyles()
  const words = editWords(language)
  return (
    <div className={styles.view}>
      <Heading as="h3">{words.publish.alreadyPublished(words.issue.name(issue), issue.edition)}</Heading>
      <Caption1>{words.publish.alreadyText}</Caption1>
      <div className={styles.actions}>
        <LinkButton {...{ issue, linking, language, dispatch }} />
        <ReopenButton issue={issue.issue} language={language} dispatch={dispatch} />
      </div>
      <MadeLink {...{ issue, linking, language, dispatch }} />
    </div>
  )
}

export function LinkButton({ issue, linking, language, dispatch }: IsPublishedProps) {
  const w = editWords(language).link
  const isBusy = linking.kind === 'asking'
  return (
    <Button
      size="small"
      disabledFocusable={isBusy}
      onClick={() => !isBusy && dispatch({ type: 'linkAsked', issue: issue.issue })}
    >
      {isBusy && linking.issue === issue.issue ? w.creating : w.create}
    </Button>
  )
}

export function MadeLink({ issue, linking, language, dispatch }: IsPublishedProps) {
  if (linking.kind === 'none' || linking.issue !== issue.issue) return null
  if (linking.kind === 'made') return <LinkCard link={linking.link} language={language} />
  if (linking.kind === 'asking') return null
  return (
    <TroubleBar
      trouble={apiTrouble(linking.failure)}
      language={language}
      tryAgain={() => dispatch({ type: 'linkAsked', issue: issue.issue })}
    />
  )
}
