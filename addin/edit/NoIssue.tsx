import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { apiTrouble } from '../parts/trouble.ts'
import { Heading } from './Heading.tsx'
import type { IssuesState } from './issues-state.ts'
import { TroubleBar } from './TroubleBar.tsx'
import { useMay } from './use-may.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXL} 0`,
  },
})

/** Before the first issue: the way to it, or who has it. */
export function NoIssue({ list, language, dispatch }: ViewProps & Pick<IssuesState, 'list'>) {
  const styles = useStyles()
  const mayOpen = useMay()('openIssue')
  const w = editWords(language)
  return (
    <section className={styles.empty}>
      {list.kind === 'failed' && (
        <TroubleBar
          trouble={apiTrouble(list.failure)}
          language={language}
          tryAgain={() => dispatch({ type: 'issuesAsked' })}
        />
      )}
      <Heading as="h2">{w.issues.noIssue.title}</Heading>
      <Text>{mayOpen ? w.issues.noIssue.text : w.readOnly.noIssue}</Text>
      {mayOpen && (
        <Button appearance="primary" onClick={() => dispatch({ type: 'openingAsked' })}>
          {w.issues.openFirst}
        </Button>
      )}
    </section>
  )
}
