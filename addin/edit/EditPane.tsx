/** The office's pane: the issue above, its views below, and those of the bulletin as a whole. */
import { makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { Suspense } from 'react'
import { shown } from '../parts/loaded.ts'
import { apiTrouble } from '../parts/trouble.ts'
import { useStore } from '../parts/use-store.ts'
import type { Edit } from './edit.ts'
import { isUnsaved, type Tab } from './edit-state.ts'
import { chosenIssue } from './issues-state.ts'
import { IssueStrip } from './IssueStrip.tsx'
import { mayDo } from './may.ts'
import { NoticeBar } from './NoticeBar.tsx'
import { OpenIssueDialog } from './OpenIssueDialog.tsx'
import { isPeopleUnsaved } from './people-state.ts'
import { ReopenDialog } from './ReopenDialog.tsx'
import { tabId, Tabs } from './Tabs.tsx'
import { tabsOf } from './tabs-of.ts'
import { TabView } from './TabView.tsx'
import { TroubleBar } from './TroubleBar.tsx'
import { RoleContext } from './use-may.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  panel: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0` },
  waiting: { padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalM}` },
})

const panel = 'edit-panel'

export function EditPane({ edit }: { readonly edit: Edit }) {
  const state = useStore(edit.store)
  const { dispatch } = edit.store
  const { language, role } = edit.context
  const styles = useStyles()
  const w = editWords(language)
  const { list, opening, reopening } = state.issues
  const issue = chosenIssue(state.issues)
  const peopleUnsaved = isPeopleUnsaved(state.people)
  const { tabs, selected } = tabsOf(role, issue !== undefined, state.tab)
  const markOf = (tab: Tab) => (tab === 'people' && peopleUnsaved ? w.unsavedTab : undefined)
  return (
    <RoleContext value={role}>
      <main className={styles.pane}>
        {issue && (
          <IssueStrip
            unsaved={mayDo(role, 'saveReview') && isUnsaved(state)}
            now={state.now}
            {...{ issue, peopleUnsaved, language }}
          />
        )}
        {shown(list) ? (
          <>
            <Tabs
              label={w.tabsLabel}
              textOf={(tab) => w.tabs[tab]}
              select={(tab) => dispatch({ type: 'tabChosen', tab })}
              {...{ tabs, selected, markOf, panel }}
            />
            <div id={panel} role="tabpanel" aria-labelledby={tabId(panel, selected)} className={styles.panel}>
              <NoticeBar notice={state.notice} {...{ language, dispatch }} />
              <Suspense fallback={<Spinner size="small" label={w.loading} />}>
                <TabView edit={edit} state={state} tab={selected} />
              </Suspense>
            </div>
          </>
        ) : list.kind === 'failed' ? (
          <TroubleBar
            trouble={apiTrouble(list.failure)}
            language={language}
            tryAgain={() => dispatch({ type: 'issuesAsked' })}
          />
        ) : (
          <Spinner className={styles.waiting} label={w.loading} />
        )}
        <OpenIssueDialog {...{ opening, language, dispatch }} />
        <ReopenDialog {...{ reopening, language, dispatch }} />
      </main>
    </RoleContext>
  )
}

export default EditPane
