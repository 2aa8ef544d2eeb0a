/** 链接: the links of the chosen issue, making another, revoking one. Pure. */
import type { Link } from '../api/answers-edit.ts'
import type { ListedLink } from '../api/answers-links.ts'
import type { Failure } from '../api/failure.ts'
import type { Fault } from '../api/faults.ts'
import type { CreateLinkAnswer, LinkWish } from '../api/links-api.ts'
import type { Result } from '../api/request.ts'
import { addDays, type CivilDate, dateInZone, isCivilDate, toInstant, zonedTime } from '../../functions/core/period.ts'
import { foldPin, isPin } from '../../functions/core/pin.ts'
import { type Loaded, loading, settled, shown } from '../parts/loaded.ts'

/** An issue's newest edition: another one changes what the links lead to. */
export interface LinksOf {
  readonly issue: string
  readonly edition: number
}

export interface LinkList {
  readonly links: readonly ListedLink[]
  /** The bulletin's. */
  readonly timeZone: string
}

export interface LinkForm {
  /** The last day on which it opens; "" for no end. */
  readonly until: CivilDate
  readonly pinChoice: 'none' | 'generated' | 'typed'
  readonly pin: string
}

/** What is wrong with a field: seen here, or by the server in its own words. */
export type LinkFault = 'notADate' | 'past' | 'notAPin' | { readonly message: string }
export type LinkFaults = { readonly [F in 'until' | 'pin']?: LinkFault }

export type Making =
  | { readonly kind: 'closed' }
  | { readonly kind: 'filling'; readonly form: LinkForm; readonly faults: LinkFaults; readonly failure?: Failure }
  | { readonly kind: 'sending'; readonly form: LinkForm; readonly wish: LinkWish }
  /** Nothing that is stored gives either again. */
  | { readonly kind: 'made'; readonly link: Link; readonly pin: string | null }

export type Revoking =
  | { readonly kind: 'closed' }
  | { readonly kind: 'asking'; readonly link: ListedLink; readonly failure?: Failure }
  | { readonly kind: 'sending'; readonly link: ListedLink }

export interface LinksState {
  readonly of: LinksOf | null
  readonly list: Loaded<LinkList>
  readonly making: Making
  readonly revoking: Revoking
}

export type LinksAction =
  | { readonly type: 'linksAsked' }
  | { readonly type: 'linksLoaded'; readonly of: LinksOf; readonly result: Result<LinkList> }
  | { readonly type: 'linkAsked' }
  | { readonly type: 'linkFilled'; readonly form: LinkForm }
  | { readonly type: 'linkSent'; readonly now: number }
  | { readonly type: 'linkAnswered'; readonly of: LinksOf; readonly answer: CreateLinkAnswer }
  | { readonly type: 'linkClosed' }
  | { readonly type: 'revokingAsked'; readonly link: ListedLink }
  | { readonly type: 'revokingSent' }
  | { readonly type: 'revokingAnswered'; readonly id: string; readonly failure: Failure | null }
  | { readonly type: 'revokingClosed' }

export const initialLinks: LinksState = {
  of: null,
  list: { kind: 'idle' },
  making: { kind: 'closed' },
  revoking: { kind: 'closed' },
}

const emptyForm: LinkForm = { until: '', pinChoice: 'none', pin: '' }

/** The links of another issue, or of a newer edition of the same one. */
export function openLinks(state: LinksState, of: LinksOf): LinksState {
  const isSame = state.of?.issue === of.issue
  return isSame ? { ...state, of, list: loading(state.list) } : { ...initialLinks, of, list: { kind: 'loading' } }
}

export function reduceLinks(state: LinksState, action: LinksAction): LinksState {
  switch (action.type) {
    case 'linksAsked':
      return state.of ? { ...state, list: loading(state.list) } : state
    case 'linksLoaded':
      return action.of === state.of ? { ...state, list: settled(state.list, action.result) } : state
    case 'linkAsked':
    case 'linkFilled':
    case 'linkSent':
    case 'linkAnswered':
    case 'linkClosed':
      return reduceMaking(state, action)
    case 'revokingAsked':
    case 'revokingSent':
    case 'revokingAnswered':
    case 'revokingClosed':
      return reduceRevoking(state, action)
  }
}

function reduceMaking(
  state: LinksState,
  action: Extract<LinksAction, { readonly type: `link${'Asked' | 'Filled' | 'Sent' | 'Answered' | 'Closed'}` }>,
): LinksState {
  const { making } = state
  switch (action.type) {
    case 'linkAsked':
      return { ...state, making: { kind: 'filling', form: emptyForm, faults: {} } }
    case 'linkFilled':
      return making.kind === 'filling'
        ? { ...state, making: { kind: 'filling', form: action.form, faults: {} } }
        : state
    case 'linkSent':
      return making.kind === 'filling' ? { ...state, making: sent(making.form, action.now, state) } : state
    case 'linkAnswered':
      if (making.kind !== 'sending' || action.of.issue !== state.of?.issue) return state
      return answered(state, making, action.answer)
    case 'linkClosed':
      return { ...state, making: { kind: 'closed' } }
  }
}

/** What the server would refuse, or a link that nobody could open, is not asked of it. */
function sent(form: LinkForm, now: number, { list }: LinksState): Making {
  const timeZone = shown(list)?.timeZone
  if (timeZone === undefined) return { kind: 'filling', form, faults: {} }
  const { until, pinChoice } = form
  const pin = foldPin(form.pin)
  const faults: LinkFaults = {
    ...(until === '' ? {} : dayFaults(until, now, timeZone)),
    ...(pinChoice === 'none' || isPin(pin) ? {} : { pin: 'notAPin' }),
  }
  if (faults.until ?? faults.pin) return { kind: 'filling', form, faults }
  const expires = until === '' ? {} : { expires: toInstant(zonedTime(addDays(until, 1), '00:00', timeZone)) }
  return { kind: 'sending', form, wish: { ...expires, ...(pinChoice === 'none' ? {} : { pin }) } }
}

function dayFaults(until: string, now: number, timeZone: string): LinkFaults {
  if (!isCivilDate(until)) return { until: 'notADate' }
  return until < dateInZone(now, timeZone) ? { until: 'past' } : {}
}

function answered(
  state: LinksState,
  { form, wish }: Extract<Making, { kind: 'sending' }>,
  answer: CreateLinkAnswer,
): LinksState {
  if (answer.ok)
    return {
      ...state,
      list: loading(state.list),
      making: { kind: 'made', link: answer.value, pin: wish.pin ?? null },
    }
  const faults = fieldFaults(answer.faults)
  const isAtField = faults.until !== undefined || faults.pin !== undefined
  const failure = isAtField ? {} : { failure: answer.failure }
  return { ...state, making: { kind: 'filling', form, faults, ...failure } }
}

function fieldFaults(faults: readonly Fault[]): LinkFaults {
  const at = (path: string) => faults.find((fault) => fault.path === path)
  const [until, pin] = [at('$.expires'), at('$.pin')]
  return {
    ...(until && { until: { message: until.message } }),
    ...(pin && { pin: { message: pin.message } }),
  }
}

function reduceRevoking(
  state: LinksState,
  action: Extract<LinksAction, { readonly type: `revoking${string}` }>,
): LinksState {
  const { revoking } = state
  switch (action.type) {
    case 'revokingAsked':
      return { ...state, revoking: { kind: 'asking', link: action.link } }
    case 'revokingSent':
      return revoking.kind === 'asking' ? { ...state, revoking: { kind: 'sending', link: revoking.link } } : state
    case 'revokingAnswered': {
      if (revoking.kind !== 'sending' || revoking.link.id !== action.id) return state
      const { link } = revoking
      return action.failure
        ? { ...state, revoking: { kind: 'asking', link, failure: action.failure } }
        : { ...state, revoking: { kind: 'closed' }, list: loading(state.list) }
    }
    case 'revokingClosed':
      return { ...state, revoking: { kind: 'closed' } }
  }
}

/** An expired or revoked link opens nothing any more: there is nothing to take back. */
export const mayRevoke = ({ state }: ListedLink): boolean => state === 'active' || state === 'replaced'
