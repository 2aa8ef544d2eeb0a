/** 印发: what stands against it, what will happen, and afterwards the files and the link. */
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import { lazy, memo, Suspense } from 'react'
import type { IssueEntry } from '../api/answers.ts'
import type { LinksState } from './links-state.ts'
import { IsPublished } from './IsPublished.tsx'
import { JustPublished } from './JustPublished.tsx'
import { PublishCheck } from './PublishCheck.tsx'
import type { PublishState } from './publish-state.ts'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from './TroubleBar.tsx'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

/** Of use once something is published. */
const LinksSection = lazy(() => import('./LinksSection.tsx'))

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  view: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

export interface PublishViewProps extends ViewProps {
  readonly publish: PublishState
  readonly issue: IssueEntry
  readonly links: LinksState
  /** Of the person at the pane. */
  readonly me: string
  /** The server's time. */
  readonly now: number
  readonly unsaved: boolean
  /** A department's name. */
  readonly nameOf: (department: string) => string
}

export const PublishView = memo(function PublishView(props: PublishViewProps) {
  const { issue, links, me, now, language, dispatch } = props
  const styles = useStyles()
  return (
    <div className={styles.parts}>
      <Edition {...props} />
      {issue.edition > 0 && (
        <Suspense fallback={<Spinner size="small" label={editWords(language).loading} />}>
          <LinksSection {...{ links, me, now, language, dispatch }} />
        </Suspense>
      )}
    </div>
  )
})

function Edition({ publish, issue, unsaved, nameOf, language, dispatch }: PublishViewProps) {
  const styles = useStyles()
  const w = editWords(language).publish
  const checkAgain = (): void => dispatch({ type: 'publishCheckAsked', issue: issue.issue })
  if (publish.kind === 'published')
    return <JustPublished published={publish.published} {...{ issue, nameOf, language, dispatch }} />
  if (issue.state === 'published') return <IsPublished {...{ issue, language, dispatch }} />
  return (
    <div className={styles.view}>
      {unsaved && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {w.unsaved} {w.saveFirst}
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => dispatch({ type: 'tabChosen', tab: 'review' })}>
              {editWords(language).tabs.review}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {(publish.kind === 'checking' || publish.kind === 'idle') && <Spinner size="small" label={w.checking} />}
      {publish.kind === 'checkFailed' && (
        <TroubleBar trouble={apiTrouble(publish.failure)} language={language} tryAgain={checkAgain} />
      )}
      {(publish.kind === 'ready' || publish.kind === 'publishing') && (
        <PublishCheck publish={publish} {...{ issue, unsaved, checkAgain, language, dispatch }} />
      )}
    </div>
  )
}
