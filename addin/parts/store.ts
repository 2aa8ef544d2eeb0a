/**
 * A pane as a value and what each event makes of it. Entering a state asks for its effect, as on the web page
 * (`web/page-state.ts`): whoever reads `sending` sends, once, however often the button was pressed.
 */
export interface Program<State, Action> {
  readonly initial: State
  /** Pure: no clock, no network, no Excel. */
  readonly reduce: (state: State, action: Action) => State
  /** Sets going what entering `after` asks for; every answer comes back through `dispatch`. `before` is null at start. */
  readonly startEffects: (before: State | null, after: State, dispatch: (action: Action) => void) => void
}

export interface Store<State, Action> {
  readonly getState: () => State
  readonly dispatch: (action: Action) => void
  readonly subscribe: (listener: () => void) => () => void
}

/** Runs a program. Actions that come while one is being worked on wait their turn. */
export function createStore<State, Action>(program: Program<State, Action>): Store<State, Action> {
  let state = program.initial
  const listeners = new Set<() => void>()
  const queue: Action[] = []
  let working = false
  const dispatch = (action: Action): void => {
    queue.push(action)
    if (working) return
    working = true
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const before = state
        state = program.reduce(state, next)
        if (state === before) continue
        for (const listener of listeners) listener()
        program.startEffects(before, state, dispatch)
      }
    } finally {
      working = false
    }
  }
  program.startEffects(null, state, dispatch)
  return {
    getState: () => state,
    dispatch,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
