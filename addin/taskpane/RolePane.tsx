/** A department's pane or an editor's; the editor's is a chunk of its own, loaded when an editor comes. */
import { lazy, type ReactNode, Suspense } from 'react'
import type { BulletinEntry, Me } from '../api/answers.ts'
import type { OfficeShell } from '../office-shell.ts'
import type { Language } from '../language.ts'
import type { SpreadsheetHost } from '../spreadsheet-host.ts'
import { createSubmit, type SubmitContext } from '../submit/submit.ts'
import { SubmitPane } from '../submit/SubmitPane.tsx'
import { useOpened } from './use-opened.ts'

const EditRole = lazy(() => import('./EditRole.tsx'))

export interface RolePaneProps {
  readonly host: SpreadsheetHost
  readonly shell: OfficeShell
  readonly language: Language
  readonly me: Me
  readonly bulletin: BulletinEntry
  readonly waiting: ReactNode
}

export function RolePane({ me, waiting, ...rest }: RolePaneProps) {
  const context = { ...rest, caller: { person: me.id, language: rest.language }, now: () => Date.now() }
  // Another person or bulletin is another pane, with nothing of the one before.
  const key = `${me.id} ${rest.bulletin.bulletin}`
  if (me.role === 'department') return <SubmitRole key={key} context={{ ...context, department: me.department }} />
  return (
    <Suspense fallback={waiting}>
      <EditRole key={key} context={context} />
    </Suspense>
  )
}

function SubmitRole({ context }: { readonly context: SubmitContext }) {
  return <SubmitPane submit={useOpened(() => createSubmit(context))} />
}
