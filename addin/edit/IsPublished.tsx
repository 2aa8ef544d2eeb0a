/** An issue that was published before: what stands, and the way to correct it. */
import { Caption1, makeStyles, tokens } from '@fluentui/react-components'
import type { IssueEntry } from '../api/answers.ts'
import { Heading } from './Heading.tsx'
import { ReopenButton } from './ReopenButton.tsx'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

export function IsPublished({ issue, language, dispatch }: ViewProps & { readonly issue: IssueEntry }) {
  const styles = useStyles()
  const words = editWords(language)
  return (
    <div className={styles.view}>
      <Heading as="h3">{words.publish.alreadyPublished(words.issue.name(issue), issue.edition)}</Heading>
      <Caption1>{words.publish.alreadyText}</Caption1>
      <ReopenButton issue={issue.issue} language={language} dispatch={dispatch} />
    </div>
  )
}
