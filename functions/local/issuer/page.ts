/** The sign-in pages: HTML without a script, every text escaped. */
import { escapeMarkup } from '../../formats/markup.ts'
import { type FormFault, type PageLanguage, pageWords } from './page-words.ts'
import { pageStyle, pageStyleHash } from './page-style.ts'

/** `form-action` holds for redirects after a form too: they lead to our own origin, and nowhere else. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src ${pageStyleHash}; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const

interface Frame {
  readonly language: PageLanguage
  readonly title: string
  /** Markup. */
  readonly body: string
  readonly fault?: FormFault | undefined
}

function frame({ language, title, body, fault }: Frame): string {
  const w = pageWords(language)
  const alert = fault
    ? `<div role="alert" id="fault"><strong>${escapeMarkup(w.faultsTitle)}</strong><p>${escapeMarkup(w.fault(fault))}</p></div>`
    : ''
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">' +
    '<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">' +
    `<title>${escapeMarkup(`${title} · ${w.product}`)}</title><style>${pageStyle}</style></head>` +
    `<body><main><p class="product">${escapeMarkup(w.product)}</p><h1>${escapeMarkup(title)}</h1>${alert}${body}</main></body></html>`
  )
}

interface Field {
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'password'
  readonly autocomplete: string
  readonly value?: string
  readonly hint?: string
  readonly invalid?: boolean
  readonly focus?: boolean
}

/** Paste is nowhere in the way; no length is cut off while typing, or a pasted password would be another one. */
function field({ name, label, type, autocomplete, value, hint, invalid = false, focus = false }: Field): string {
  const described = [...(invalid ? ['fault'] : []), ...(hint === undefined ? [] : [`${name}-hint`])]
  const attributes = [
    `id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" required`,
    'spellcheck="false" autocapitalize="none"',
    ...(value === undefined ? [] : [`value="${escapeMarkup(value)}"`]),
    ...(invalid ? ['aria-invalid="true"'] : []),
    ...(described.length > 0 ? [`aria-describedby="${described.join(' ')}"`] : []),
    ...(focus ? ['autofocus'] : []),
  ]
  const below = hint === undefined ? '' : `<p class="hint" id="${name}-hint">${escapeMarkup(hint)}</p>`
  return `<label for="${name}">${escapeMarkup(label)}</label><input ${attributes.join(' ')}>${below}`
}

const form = (action: string, fields: string, button: string): string =>
  `<form method="post" action="${escapeMarkup(action)}">${fields}<button type="submit">${escapeMarkup(button)}</button></form>`

export interface FormPage {
  readonly language: PageLanguage
  readonly action: string
  /** As it was typed. */
  readonly login: string
  readonly fault?: FormFault | undefined
}

export function signInPage({ language, action, login, fault }: FormPage): string {
  const w = pageWords(language)
  const invalid = fault !== undefined && fault.code !== 'too_many'
  const fields =
    field({
      name: 'login',
      label: w.signIn.login,
      type: 'text',
      autocomplete: 'username',
      value: login,
      invalid,
      focus: login === '',
    }) +
    field({
      name: 'password',
      label: w.signIn.password,
      type: 'password',
      autocomplete: 'current-password',
      invalid,
      focus: login !== '',
    })
  const body = `${form(action, fields, w.signIn.button)}<p class="hint">${escapeMarkup(w.forgotten)}</p>`
  return frame({ language, title: w.signIn.title, body, fault })
}

/** Asks for the first password once more: whoever finds the page open cannot take the account over. */
export function changePage({ language, action, login, fault }: FormPage): string {
  const w = pageWords(language)
  const old = fault?.code === 'wrong_old'
  const bad = fault !== undefined && !old && fault.code !== 'too_many'
  const fields =
    // For password managers: whose password it is.
    `<input type="text" name="username" autocomplete="username" value="${escapeMarkup(login)}" readonly hidden>` +
    field({
      name: 'password',
      label: w.change.old,
      type: 'password',
      autocomplete: 'current-password',
      invalid: old,
      focus: true,
    }) +
    field({
      name: 'new',
      label: w.change.new,
      type: 'password',
      autocomplete: 'new-password',
      hint: w.change.rules,
      invalid: bad,
    }) +
    field({ name: 'again', label: w.change.again, type: 'password', autocomplete: 'new-password', invalid: bad })
  const body = `<p>${escapeMarkup(w.change.why)}</p>${form(action, fields, w.change.button)}`
  return frame({ language, title: w.change.title, body, fault })
}

export type Notice = 'signedOut' | 'expired' | 'refused' | 'broken' | 'notFound'

export function noticePage(language: PageLanguage, notice: Notice, home: string): string {
  const w = pageWords(language)
  const { title, text } = w[notice]
  const body = `<p>${escapeMarkup(text)}</p><a class="button" href="${escapeMarkup(home)}">${escapeMarkup(w.home)}</a>`
  return frame({ language, title, body })
}

/** `xsrf` is the issuer's own secret of this session. */
export function signOutPage(language: PageLanguage, { action, xsrf, home }: SignOutPage): string {
  const w = pageWords(language)
  const fields =
    `<input type="hidden" name="xsrf" value="${escapeMarkup(xsrf)}"><input type="hidden" name="logout" value="yes">` +
    `<p>${escapeMarkup(w.signOut.ask)}</p>`
  const back = `<p><a href="${escapeMarkup(home)}">${escapeMarkup(w.signOut.no)}</a></p>`
  return frame({ language, title: w.signOut.title, body: form(action, fields, w.signOut.yes) + back })
}

export interface SignOutPage {
  readonly action: string
  readonly xsrf: string
  readonly home: string
}
