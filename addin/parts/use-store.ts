import { useSyncExternalStore } from 'react'
import type { Store } from './store.ts'

/** A store's state in a component: drawn again whenever it changes. */
export const useStore = <State, Action>(store: Store<State, Action>): State =>
  useSyncExternalStore(store.subscribe, store.getState)
