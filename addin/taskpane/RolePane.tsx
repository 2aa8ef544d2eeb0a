/** A department's pane or the office's; the office's is a chunk of its own, loaded when somebody of it comes. */
import { lazy, type ReactNode, Suspense } from 'react'
import type { BulletinEntry, Me } from '../api/answers.ts'
import type { Caller } from '../api/caller.ts'
import type { OfficeShell } from '../office-shell.ts'
import type { Language } from '../language.ts'
import type { SpreadsheetHost } from '../spreadsheet-host.ts'
import { createSubmit, type SubmitContext } from '../submit/submit.ts'
import { SubmitPane } from '../submit/SubmitPane.tsx'
import { type Seat, seatKey } from './seats.ts'
import { useOpened } from './use-opened.ts'

const EditRole = lazy(() => import('./EditRole.tsx'))

const now = (): number => Date.now()

export interface RolePaneProps {
  readonly host: SpreadsheetHost
  readonly shell: OfficeShell
  readonly language: Language
  readonly caller: Caller
  readonly me: Me
  readonly bulletin: BulletinEntry
  readonly seat: Seat
  readonly waiting: ReactNode
}

export function RolePane({ me, seat, waiting, ...rest }: RolePaneProps) {
  const context = { ...rest, now }
  // Another person, bulletin or seat is another pane, with nothing of the one before.
  const key = JSON.stringify([me.id, rest.bulletin.bulletin, seatKey(seat)])
  if (seat.kind === 'department') return <SubmitRole key={key} context={{ ...context, department: seat.department }} />
  return (
    <Suspense fallback={waiting}>
      <EditRole key={key} context={{ ...context, person: { id: me.id, name: me.name }, role: seat.role }} />
    </Suspense>
  )
}

function SubmitRole({ context }: { readonly context: SubmitContext }) {
  return <SubmitPane submit={useOpened(() => createSubmit(context))} />
}
