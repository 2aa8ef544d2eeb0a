/** What a fuzz target is, and how one input of it is tried. */
import type * as fc from 'fast-check'

/** What an input was answered; the time until then counts, what `verify` takes does not. */
export interface Answer {
  /** Of an HTTP answer. */
  readonly status?: number
  /** A second opinion on what came out. @throws where it is not as it must be */
  readonly verify?: () => void | Promise<void>
}

export type Ask = () => Answer | Promise<Answer>

/** A target made ready: its inputs, and how one is brought before the code. */
export interface Fuzzed<Input> {
  readonly inputs: fc.Arbitrary<Input>
  /** Makes of an input what is sent (not timed), and gives what asks for the answer (timed). Each call starts afresh. */
  readonly prepare: (input: Input) => Ask | Promise<Ask>
}

export interface Target {
  readonly name: string
  /** How many of a hundred inputs are its own. */
  readonly share: number
  readonly open: (settings: OpenSettings) => Promise<Fuzzed<unknown>>
}

export interface OpenSettings {
  /** Whether times may be looked at: not in tests, which share their machine with others. */
  readonly clock: boolean
}

export interface TargetSettings<Input> extends Omit<Target, 'open'> {
  readonly open: (settings: OpenSettings) => Fuzzed<Input> | Promise<Fuzzed<Input>>
}

/** Forgets the type of a target's inputs, which nobody outside asks for. */
export const target = <Input>(settings: TargetSettings<Input>): Target => ({
  ...settings,
  open: async (how) => (await settings.open(how)) as Fuzzed<unknown>,
})
