/** The pane around a role's own pane: how Office started, who is there, which bulletin; then the role's pane. */
import {
  Button,
  FluentProvider,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
} from '@fluentui/react-components'
import type { Store } from '../parts/store.ts'
import type { SpreadsheetHost } from '../spreadsheet-host.ts'
import type { OfficeShell } from '../office-shell.ts'
import { useStore } from '../parts/use-store.ts'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from '../parts/TroubleBar.tsx'
import { type AppAction, type AppState, chosenBulletin, ownBulletins } from './app-state.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Header } from './Header.tsx'
import { RolePane } from './RolePane.tsx'
import { Screen } from './Screen.tsx'
import { SignIn } from './SignIn.tsx'
import { themes } from './theme.ts'
import { type AppWords, appWords } from './words.ts'

interface Props {
  readonly host: SpreadsheetHost
  readonly state: AppState
  readonly dispatch: (action: AppAction) => void
  readonly w: AppWords
}

export interface AppProps {
  readonly store: Store<AppState, AppAction>
  readonly host: SpreadsheetHost
}

export function App({ store, host }: AppProps) {
  const state = useStore(store)
  const w = appWords(state.language)
  const crashed = (
    <Screen words={w.crashed}>
      <Button appearance="primary" onClick={() => window.location.reload()}>
        {w.reload}
      </Button>
    </Screen>
  )
  return (
    <FluentProvider theme={state.dark ? themes.dark : themes.light} style={{ minHeight: '100vh' }}>
      <ErrorBoundary fallback={crashed}>
        {!state.online && (
          <MessageBar intent="warning" layout="multiline" role="status">
            <MessageBarBody>
              <MessageBarTitle>{w.offline.title}</MessageBarTitle>
              {w.offline.advice}
            </MessageBarBody>
          </MessageBar>
        )}
        <Content host={host} state={state} dispatch={store.dispatch} w={w} />
      </ErrorBoundary>
    </FluentProvider>
  )
}

function Content(props: Props) {
  const { state, w } = props
  const webPage = (
    <Button as="a" appearance="primary" {...{ href: '/', target: '_blank' }}>
      {w.openWebPage}
    </Button>
  )
  const { start } = state
  switch (start.kind) {
    case 'starting':
      return <Waiting w={w} />
    case 'noOfficeJs':
      return (
        <Screen words={w.noOfficeJs}>
          <Button appearance="primary" onClick={() => window.location.reload()}>
            {w.tryAgain}
          </Button>
          {webPage}
        </Screen>
      )
    case 'notExcel':
      return <Screen words={w.notExcel}>{webPage}</Screen>
    case 'tooOld':
      return <Screen words={w.tooOld(start.missing)}>{webPage}</Screen>
    case 'ready':
      return <SignedIn {...props} shell={start.shell} />
  }
}

const Waiting = ({ w }: { readonly w: AppWords }) => <Spinner style={{ paddingTop: '30vh' }} label={w.loading} />

function SignedIn({ host, shell, state, dispatch, w }: Props & { readonly shell: OfficeShell }) {
  const { session, bulletins, language } = state
  const failed =
    bulletins.kind === 'failed' ? bulletins.failure : session.kind === 'failed' ? session.failure : undefined
  if (failed) {
    const again = () =>
      session.kind === 'failed'
        ? dispatch({ type: 'signInAsked', person: session.person, bulletin: state.bulletin ?? '' })
        : dispatch({ type: 'bulletinsAsked' })
    return <TroubleBar trouble={apiTrouble(failed)} language={language} tryAgain={again} />
  }
  if (bulletins.kind !== 'ready') return <Waiting w={w} />
  if (session.kind !== 'signedIn')
    return (
      <SignIn
        bulletins={bulletins.value}
        bulletin={state.bulletin}
        busy={session.kind === 'asking'}
        language={language}
        w={w}
        signIn={(person, bulletin) => dispatch({ type: 'signInAsked', person, bulletin })}
      />
    )
  const bulletin = chosenBulletin(state)
  return (
    <>
      {bulletin && (
        <Header
          bulletin={bulletin}
          bulletins={ownBulletins(state)}
          me={session.me}
          w={w}
          choose={(id) => dispatch({ type: 'bulletinChosen', bulletin: id })}
          signOut={() => dispatch({ type: 'signedOut' })}
        />
      )}
      {bulletin ? (
        <RolePane {...{ host, shell, language, bulletin }} me={session.me} waiting={<Waiting w={w} />} />
      ) : (
        <Screen words={w.noBulletin}>
          <Button onClick={() => dispatch({ type: 'signedOut' })}>{w.signOut}</Button>
        </Screen>
      )}
    </>
  )
}
