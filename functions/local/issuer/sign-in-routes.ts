/** The pages on which a person signs in and chooses a password: `/identity/interaction/<id>`. */
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { errors, Interaction, Provider } from 'oidc-provider'
import { Refusal } from '../../core/problem.ts'
import { type Attempt, forgiveAttempt, networkOf, takeAttempt } from '../../services/limits.ts'
import type { World } from '../../services/world.ts'
import type { Account, AccountStore } from './account.ts'
import { changePage, type FormPage, noticePage, pageHeaders, signInPage } from './page.ts'
import { type FormFault, pageLanguage, type PageLanguage } from './page-words.ts'
import { passwordFault } from './password-rules.ts'

/** What an operator's log says of a sign-in: never what was typed, unless it names an account. */
export interface SignInEvent {
  readonly event: 'signed-in' | 'sign-in-refused' | 'sign-in-limited' | 'password-changed'
  /** The account; left out where there is none of that name. */
  readonly person?: string
  readonly from?: string | undefined
}

export interface AttemptLimits {
  readonly account: number
  readonly address: number
}
/** Wrong passwords in a quarter of an hour; right ones do not count. */
export const attemptLimits: AttemptLimits = { account: 10, address: 50 }
const windowSeconds = 15 * 60

export interface SignInRoutesSettings {
  readonly world: World
  readonly accounts: AccountStore
  readonly provider: Provider
  readonly home: string
  readonly remoteAddress: (c: Context) => string | undefined
  readonly limits: AttemptLimits
  readonly tell: (event: SignInEvent) => void
}

interface Env {
  Bindings: HttpBindings
}
type Ctx = Context<Env>

/** Kept with a begun sign-in: who has shown the first password and must choose another. */
interface Pending {
  readonly mustChange?: { readonly id: string }
}

const maxForm = 16 * 1024
const maxLogin = 200

export function signInRoutes(settings: SignInRoutesSettings): Hono<Env> {
  const { provider, accounts, home, tell } = settings
  const routes = new Hono<Env>()
  const page = (c: Ctx, html: string, status: 200 | 400 | 413 | 422 | 429 = 200) => c.body(html, status, pageHeaders)
  const languageFor = (c: Ctx, begun?: Interaction): PageLanguage =>
    pageLanguage(begun?.params['ui_locales'], c.req.header('accept-language'))
  const expired = (c: Ctx) => page(c, noticePage(languageFor(c), 'expired', home), 400)
  const formOf = (c: Ctx, begun: Interaction, login: string, fault?: FormFault): FormPage => ({
    language: languageFor(c, begun),
    action: `/identity/interaction/${begun.uid}`,
    login,
    fault,
  })

  /** The sign-in that this browser began; undefined where its cookie is missing, another's, or too old. */
  const find = async (c: Ctx): Promise<Interaction | undefined> => {
    try {
      const begun = await provider.interactionDetails(c.env.incoming, c.env.outgoing)
      return begun.uid === c.req.param('uid') ? begun : undefined
    } catch (error) {
      if (isSessionNotFound(error)) return undefined
      throw error
    }
  }

  /** Counts an attempt, looks, and takes it out of the count again where the password was right. */
  const verify = async (c: Ctx, id: string, password: string): Promise<Account | 'wrong' | FormFault> => {
    const from = settings.remoteAddress(c)
    const taken: Attempt[] = []
    try {
      for (const [subject, limit] of [
        [`address ${networkOf(from)}`, settings.limits.address],
        [`account ${id}`, settings.limits.account],
      ] as const)
        taken.push(await takeAttempt(settings.world, { kind: 'sign-in', subject, limit, seconds: windowSeconds }))
    } catch (error) {
      if (!(error instanceof Refusal) || error.problem.code !== 'too_many') throw error
      tell({ event: 'sign-in-limited', ...(await known(id)), from })
      return { code: 'too_many', minutes: Math.ceil(error.problem.seconds / 60) }
    }
    const account = await accounts.verify(id, password)
    if (!account) {
      tell({ event: 'sign-in-refused', ...(await known(id)), from })
      return 'wrong'
    }
    for (const attempt of taken) await forgiveAttempt(settings.world, attempt)
    return account
  }
  const known = async (id: string) => ((await accounts.find(id)) ? { person: id } : {})

  const refusePage = (c: Ctx, html: string, fault: FormFault) => {
    if (fault.code === 'too_many') c.header('retry-after', String(fault.minutes * 60))
    return page(c, html, fault.code === 'too_many' ? 429 : 422)
  }

  const finish = async (c: Ctx, begun: Interaction, account: Account) => {
    // Whoever signs in over another person's session gets one of her own; the other's windows keep theirs.
    const isOther = begun.session?.accountId !== undefined && begun.session.accountId !== account.id
    if (isOther) {
      delete begun.session
      await begun.save(begun.exp - Math.floor(Date.now() / 1000))
    }
    const login = { accountId: account.id, amr: ['pwd'] }
    const { incoming, outgoing } = c.env
    const next = await provider.interactionResult(incoming, outgoing, { login }, { mergeWithLastSubmission: false })
    const answer = c.redirect(next, 303)
    if (isOther)
      for (const name of [provider.cookieName('session'), `${provider.cookieName('session')}.sig`])
        answer.headers.append('set-cookie', `${name}=; path=/identity; max-age=0; httponly; samesite=lax`)
    answer.headers.set('cache-control', 'no-store')
    answer.headers.set('referrer-policy', 'no-referrer')
    tell({ event: 'signed-in', person: account.id, from: settings.remoteAddress(c) })
    return answer
  }

  const signIn = async (c: Ctx, begun: Interaction, form: Form) => {
    const typed = form('login').slice(0, maxLogin)
    const id = typed.normalize('NFKC').trim().toLowerCase()
    const refused = (fault: FormFault) => refusePage(c, signInPage(formOf(c, begun, typed, fault)), fault)
    if (id === '' || form('password') === '') return refused({ code: 'missing' })
    const account = await verify(c, id, form('password'))
    if (account === 'wrong') return refused({ code: 'wrong' })
    if ('code' in account) return refused(account)
    if (!account.mustChange) return finish(c, begun, account)
    const pending: Pending = { mustChange: { id } }
    await provider.interactionResult(c.env.incoming, c.env.outgoing, { ...pending }, { mergeWithLastSubmission: false })
    return page(c, changePage(formOf(c, begun, id)))
  }

  const change = async (c: Ctx, begun: Interaction, id: string, form: Form) => {
    const refused = (fault: FormFault) => refusePage(c, changePage(formOf(c, begun, id, fault)), fault)
    const old = await verify(c, id, form('password'))
    if (old === 'wrong') return refused({ code: 'wrong_old' })
    if ('code' in old) return refused(old)
    const asked = { login: id, name: old.name, old: form('password'), new: form('new'), again: form('again') }
    const fault = passwordFault(asked)
    if (fault) return refused({ code: fault })
    const account = await accounts.changePassword(id, asked.new)
    if (!account) return expired(c)
    tell({ event: 'password-changed', person: id, from: settings.remoteAddress(c) })
    return finish(c, begun, account)
  }

  routes.get('/:uid', async (c) => {
    const begun = await find(c)
    if (!begun) return expired(c)
    const id = pendingOf(begun)
    const hint = begun.params['login_hint']
    const login = typeof hint === 'string' ? hint.slice(0, maxLogin) : ''
    return page(c, id === undefined ? signInPage(formOf(c, begun, login)) : changePage(formOf(c, begun, id)))
  })
  const tooLarge = (c: Context) => page(c as Ctx, noticePage(languageFor(c as Ctx), 'refused', home), 413)
  routes.post('/:uid', bodyLimit({ maxSize: maxForm, onError: tooLarge }), async (c) => {
    const begun = await find(c)
    if (!begun) return expired(c)
    const form = await readForm(c)
    const id = pendingOf(begun)
    return id === undefined ? signIn(c, begun, form) : change(c, begun, id, form)
  })
  return routes
}

/** A field of a form; empty where it is missing or a file. */
type Form = (name: string) => string

async function readForm(c: Ctx): Promise<Form> {
  const type = c.req.header('content-type') ?? ''
  const fields = type.startsWith('application/x-www-form-urlencoded')
    ? new URLSearchParams(await c.req.text())
    : new URLSearchParams()
  return (name) => fields.get(name) ?? ''
}

const pendingOf = ({ result }: Interaction): string | undefined => (result as Pending | undefined)?.mustChange?.id

const isSessionNotFound = (error: unknown): error is errors.SessionNotFound =>
  error instanceof Error && error.name === 'SessionNotFound'
