import { createContext, useContext } from 'react'
import type { OfficeRole } from '../api/answers.ts'
import { mayDo, type Operation } from './may.ts'

/** What the person works as; the least that there is unless told. */
export const RoleContext = createContext<OfficeRole>('auditor')

/** Asks of an operation whether she may do it. */
export function useMay(): (operation: Operation) => boolean {
  const role = useContext(RoleContext)
  return (operation) => mayDo(role, operation)
}
