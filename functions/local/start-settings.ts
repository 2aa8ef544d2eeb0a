/** What the environment says of a server: checked as a whole, so that every fault is told at once, with its cure. */
import { readStoreSettings, type StoreSettings } from '../adapters/open-object-store.ts'
import { isLoopbackUrl } from '../http/public-url.ts'
import type { IssuerIdentity } from './open-identity.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface StartSettings {
  readonly store: StoreSettings
  /** Where the embedded issuer keeps its accounts and keys, whatever the store. */
  readonly dataDir: string
  readonly port: number
  readonly host?: string
  readonly publicUrl?: string
  readonly trustProxy: boolean
  readonly officeJs?: string
  /** Names of files. */
  readonly tls?: { readonly key: string; readonly cert: string }
  readonly identity: { readonly kind: 'embedded' } | Omit<IssuerIdentity, 'fetch'>
}

const defaultPort = 3000
const defaultDataDir = '.data/'
const defaultScope = 'openid profile offline_access'

/** Keeps a fault and goes on. */
type Note = (fault: string) => void

/** @throws Error with every fault, one a line */
export function readStartSettings(env: Environment): StartSettings {
  const faults: string[] = []
  const note: Note = (fault) => {
    faults.push(fault)
  }
  const value = (name: string): string | undefined => (env[name]?.trim() === '' ? undefined : env[name])
  const tls = readTls(value, note)
  const trustProxy = readTrustProxy(value('TRUST_PROXY'), note)
  const publicUrl = readPublicUrl(value('PUBLIC_URL'), note)
  const host = readHost(value('HOST'), { tls: tls !== undefined, publicUrl }, note)
  if (publicUrl?.startsWith('https:') && !tls && !trustProxy && !isLoopbackUrl(publicUrl))
    note(
      `PUBLIC_URL is ${publicUrl} and this server speaks plain http: set TRUST_PROXY=1 where a proxy speaks https for it, ` +
        'or TLS_KEY and TLS_CERT',
    )
  const officeJs = readOfficeJsUrl(value('OFFICE_JS_URL'), note)
  const settings = {
    store: readStore(env, note),
    dataDir: value('DATA_DIR') ?? defaultDataDir,
    port: readPort(value('PORT'), note),
    trustProxy,
    identity: readIdentity(value, note),
    ...(host !== undefined && { host }),
    ...(publicUrl !== undefined && { publicUrl }),
    ...(officeJs !== undefined && { officeJs }),
    ...(tls && { tls }),
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return settings
}

type Value = (name: string) => string | undefined

/** The store's own folder is `DATA_DIR`; with a bucket that folder is the issuer's alone. */
function readStore(env: Environment, note: Note): StoreSettings {
  try {
    return readStoreSettings(env['S3_BUCKET'] === undefined ? env : { ...env, DATA_DIR: undefined })
  } catch (error) {
    note(error instanceof Error ? error.message : String(error))
    return { kind: 'memory' }
  }
}

function readPort(text: string | undefined, note: Note): number {
  if (text === undefined) return defaultPort
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  note(`PORT is "${text}": give a number from 0 to 65535 (0 takes a free one)`)
  return defaultPort
}

/** Microsoft's own addresses of office.js differ by cloud; an intranet serves the project's copy. */
function readOfficeJsUrl(text: string | undefined, note: Note): string | undefined {
  if (text === undefined || (URL.canParse(text) && new URL(text).protocol === 'https:')) return text
  note(`OFFICE_JS_URL is "${text}": give an https address of office.js, or leave it out`)
  return undefined
}

function readTls(value: Value, note: Note): StartSettings['tls'] {
  const [key, cert] = [value('TLS_KEY'), value('TLS_CERT')]
  if (key !== undefined && cert !== undefined) return { key, cert }
  if (key === undefined && cert === undefined) return undefined
  const [set, missing] = key === undefined ? ['TLS_CERT', 'TLS_KEY'] : ['TLS_KEY', 'TLS_CERT']
  note(`${set} is set but ${missing} is not: set both to PEM files, or neither`)
  return undefined
}

function readTrustProxy(text: string | undefined, note: Note): boolean {
  if (text === undefined || text === '0' || text === '1') return text === '1'
  note(`TRUST_PROXY is "${text}": 1 where a proxy stands in front and writes X-Forwarded-For, or leave it out`)
  return false
}

function readPublicUrl(text: string | undefined, note: Note): string | undefined {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = url && /^https?:$/.test(url.protocol) && text.replace(/\/$/, '').toLowerCase() === url.origin
  if (!isOrigin) {
    note(`PUBLIC_URL is "${text}": give the address that people type, without a path: https://bulletin.example.org`)
    return undefined
  }
  if (url.protocol === 'http:' && !isLoopbackUrl(url.origin)) {
    note(`PUBLIC_URL is "${text}": it must be https, or passwords would travel in clear text`)
    return undefined
  }
  return url.origin
}

const isLoopbackHost = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host)

function readHost(
  host: string | undefined,
  { tls, publicUrl }: { readonly tls: boolean; readonly publicUrl: string | undefined },
  note: Note,
): string | undefined {
  if (host === undefined || isLoopbackHost(host)) return host
  if (!/^[\da-z.:-]+$/i.test(host)) {
    note(`HOST is "${host}": give an address of this machine, such as 0.0.0.0`)
    return undefined
  }
  if (!tls && publicUrl?.startsWith('https:') !== true) {
    note(
      `HOST is "${host}" without https, so passwords would travel in clear text: set TLS_KEY and TLS_CERT, ` +
        'or PUBLIC_URL to the https address of a proxy in front, or leave HOST out',
    )
    return undefined
  }
  if (publicUrl === undefined) {
    note(`HOST is "${host}" but PUBLIC_URL is not set: give the address that people type`)
    return undefined
  }
  return host
}

const issuerNames = [
  'OIDC_CLIENT_ID',
  'OIDC_AUDIENCE',
  'OIDC_SCOPE',
  'OIDC_PERSON_CLAIM',
  'OIDC_NAME_CLAIM',
  'OIDC_ROLES_CLAIM',
  'FIRST_ADMIN',
] as const

function readIdentity(value: Value, note: Note): StartSettings['identity'] {
  const issuer = value('OIDC_ISSUER')
  if (issuer === undefined) {
    const stray = issuerNames.filter((name) => value(name) !== undefined)
    if (stray.length > 0)
      note(`${stray.join(', ')} set but OIDC_ISSUER is not: set it to your issuer's address, or unset the others`)
    return { kind: 'embedded' }
  }
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackUrl(issuer))
  if (!url || !isSafe || url.search !== '' || url.hash !== '')
    note(`OIDC_ISSUER is "${issuer}": give its https address as its discovery document says it`)
  const wanted = (name: (typeof issuerNames)[number], why: string): string => {
    const text = value(name)
    if (text === undefined) note(`${name} is not set: ${why}`)
    return text ?? ''
  }
  const firstAdmin = value('FIRST_ADMIN')
  if (firstAdmin !== undefined && !/^[\x21-\x7e]{1,200}$/.test(firstAdmin))
    note(`FIRST_ADMIN is "${firstAdmin}": give what the issuer calls the person, in ASCII without spaces`)
  const [personClaim, nameClaim, rolesClaim] = [
    value('OIDC_PERSON_CLAIM'),
    value('OIDC_NAME_CLAIM'),
    value('OIDC_ROLES_CLAIM'),
  ]
  return {
    kind: 'issuer',
    issuer,
    clientId: wanted('OIDC_CLIENT_ID', 'what the issuer calls this application, a public client'),
    audience: wanted('OIDC_AUDIENCE', 'what access tokens for this application have as their audience'),
    scope: value('OIDC_SCOPE') ?? defaultScope,
    ...(personClaim !== undefined && { personClaim }),
    ...(nameClaim !== undefined && { nameClaim }),
    ...(rolesClaim !== undefined && { rolesClaim }),
    ...(firstAdmin !== undefined && { firstAdmin }),
  }
}
