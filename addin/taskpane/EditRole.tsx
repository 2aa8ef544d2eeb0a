import { createEdit, type EditContext } from '../edit/edit.ts'
import { EditPane } from '../edit/EditPane.tsx'
import { useOpened } from './use-opened.ts'

export default function EditRole({ context }: { readonly context: EditContext }) {
  return <EditPane edit={useOpened(() => createEdit(context))} />
}
