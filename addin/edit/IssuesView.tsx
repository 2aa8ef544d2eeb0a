/** 历期: every issue there was, found by what she remembers of it; the one to work on is chosen here. */
import { Button, Caption1, makeStyles, mergeClasses, SearchBox, tokens } from '@fluentui/react-components'
import { memo, useMemo } from 'react'
import type { IssueEntry } from '../api/answers.ts'
import { shown } from '../parts/loaded.ts'
import { Chip, type ChipKind } from '../parts/Chip.tsx'
import { type IssuesState, searchIssues } from './issues-state.ts'
import { ReopenButton } from './ReopenButton.tsx'
import { dayText } from './shared-words.ts'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from './TroubleBar.tsx'
import { useMay } from './use-may.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  issue: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  chosen: { backgroundColor: tokens.colorNeutralBackground2 },
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
})

const kinds: { readonly [S in IssueEntry['state']]: ChipKind } = {
  collecting: 'brand',
  published: 'success',
  reopened: 'warning',
}

export const IssuesView = memo(function IssuesView(props: ViewProps & { readonly issues: IssuesState }) {
  const { issues: state, language, dispatch } = props
  const styles = useStyles()
  const may = useMay()
  const w = editWords(language)
  const all = useMemo(() => shown(state.list) ?? [], [state.list])
  const found = useMemo(
    () =>
      searchIssues(all, state.search, (entry) =>
        [
          w.issue.name(entry),
          w.issue.serial(entry.serialNo),
          w.issue.state[entry.state],
          dayText(entry.period.from, language),
          dayText(entry.period.to, language),
        ].join(' '),
      ),
    [all, state.search, w, language],
  )
  return (
    <div className={styles.view}>
      {state.list.kind === 'failed' && (
        <TroubleBar
          trouble={apiTrouble(state.list.failure)}
          language={language}
          tryAgain={() => dispatch({ type: 'issuesAsked' })}
        />
      )}
      {may('openIssue') && (
        <div>
          <Button appearance="primary" size="small" onClick={() => dispatch({ type: 'openingAsked' })}>
            {w.issues.openNext}
          </Button>
        </div>
      )}
      <SearchBox
        size="small"
        placeholder={w.issues.search}
        aria-label={w.issues.search}
        value={state.search}
        onChange={(_, { value }) => dispatch({ type: 'issuesSearched', text: value })}
      />
      {found.length === 0 && (
        <Caption1 role="status">{all.length === 0 ? w.issues.none : w.issues.nothingFound}</Caption1>
      )}
      <ul className={styles.list} aria-label={w.issues.list}>
        {found.map((entry) => (
          <Issue key={entry.issue} entry={entry} {...{ state, language, dispatch }} />
        ))}
      </ul>
    </div>
  )
})

function Issue({
  entry,
  state,
  language,
  dispatch,
}: ViewProps & { readonly entry: IssueEntry; readonly state: IssuesState }) {
  const styles = useStyles()
  const may = useMay()
  const w = editWords(language)
  const { work, working } = may('saveReview') ? w.issues : w.readOnly
  const { issue, period, serialNo, edition } = entry
  const isChosen = issue === state.chosen
  return (
    <li className={mergeClasses(styles.issue, isChosen && styles.chosen)} aria-current={isChosen}>
      <div className={styles.head}>
        <span className={styles.name}>{w.issue.name(entry)}</span>
        <Caption1 className={styles.quiet}>{w.issue.serial(serialNo)}</Caption1>
        <Chip kind={kinds[entry.state]}>{w.issue.state[entry.state]}</Chip>
      </div>
      <Caption1 className={styles.quiet}>
        {period.from.slice(0, 4)} · {w.issue.period(dayText(period.from, language), dayText(period.to, language))}
        {edition > 0 && ` · ${w.issue.edition(edition)}`}
      </Caption1>
      <div className={styles.actions}>
        {isChosen ? (
          <Caption1 className={styles.quiet}>{working}</Caption1>
        ) : (
          <Button size="small" onClick={() => dispatch({ type: 'issueChosen', issue })}>
            {work}
          </Button>
        )}
        {entry.state === 'published' && (
          <>
            <Button
              size="small"
              onClick={() => {
                dispatch({ type: 'issueChosen', issue })
                dispatch({ type: 'tabChosen', tab: 'publish' })
              }}
            >
              {w.link.manage}
            </Button>
            <ReopenButton {...{ issue, language, dispatch }} />
          </>
        )}
      </div>
    </li>
  )
}
