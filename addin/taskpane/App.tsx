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
import {
  type AppAction,
  type AppState,
  chosenBulletin,
  chosenSeat,
  type SignedIn as SignedInSession,
} from './app-state.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { ExpiredBar } from './ExpiredBar.tsx'
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
      return <Inside {...props} shell={start.shell} />
  }
}

const Waiting = ({ w }: { readonly w: AppWords }) => <Spinner style={{ paddingTop: '30vh' }} label={w.loading} />

function Inside({ host, shell, state, dispatch, w }: Props & { readonly shell: OfficeShell }) {
  const { session, language } = state
  switch (session.kind) {
    case 'signedOut':
      return (
        <SignIn
          fault={session.fault}
          stillKnown={session.stillKnown}
          language={language}
          w={w}
          signIn={() => dispatch({ type: 'signInAsked' })}
        />
      )
    case 'signingIn':
      return (
        <Screen words={w.signingIn}>
          <Button onClick={() => dispatch({ type: 'signInCancelled' })}>{w.cancel}</Button>
        </Screen>
      )
    case 'signingOut':
      return (
        <Screen words={w.signingOut}>
          <Button onClick={() => dispatch({ type: 'signedOut', ended: false })}>{w.cancel}</Button>
        </Screen>
      )
    case 'asking':
      return <Waiting w={w} />
    case 'failed':
      return (
        <TroubleBar
          trouble={apiTrouble(session.failure)}
          language={language}
          tryAgain={() => dispatch({ type: 'personAsked' })}
        >
          <Button size="small" onClick={() => dispatch({ type: 'signOutAsked' })}>
            {w.signOut}
          </Button>
        </TroubleBar>
      )
    case 'signedIn':
      return <SignedIn {...{ host, shell, state, dispatch, w, session }} />
  }
}

interface SignedInProps extends Props {
  readonly shell: OfficeShell
  readonly session: SignedInSession
}

function SignedIn({ host, shell, state, dispatch, w, session }: SignedInProps) {
  const { language } = state
  const { me, expired, bulletins, caller } = session
  const signOut = () => dispatch({ type: 'signOutAsked' })
  const bulletin = chosenBulletin(state)
  const seat = bulletin && chosenSeat(state, bulletin)
  const bar = expired && (
    <ExpiredBar
      {...{ expired, language, w }}
      signIn={() => dispatch({ type: 'signInAsked' })}
      cancel={() => dispatch({ type: 'signInCancelled' })}
      askAgain={() => dispatch({ type: 'personAsked' })}
    />
  )
  if (!bulletin || !seat)
    return (
      <>
        {bar}
        <Screen words={w.noBulletin(me.name)}>
          <Button onClick={signOut}>{w.signOut}</Button>
        </Screen>
      </>
    )
  return (
    <>
      {bar}
      <Header
        {...{ bulletin, bulletins, seat, me, w, signOut }}
        choose={(id) => dispatch({ type: 'bulletinChosen', bulletin: id })}
        sit={(key) => dispatch({ type: 'seatChosen', seat: key })}
      />
      <RolePane {...{ host, shell, language, bulletin, seat, caller, me }} waiting={<Waiting w={w} />} />
    </>
  )
}
