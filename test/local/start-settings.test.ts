import { describe, expect, it } from 'vitest'
import { readStartSettings } from '../../functions/local/start-settings.ts'

const fault = (env: Record<string, string>): string => {
  try {
    readStartSettings(env)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return 'none'
}

describe('what the environment says of a server', () => {
  it('is, where it says nothing, this machine alone with an issuer of its own', () => {
    expect(readStartSettings({})).toEqual({
      store: { kind: 'folder', folder: '.data/' },
      dataDir: '.data/',
      port: 3000,
      trustProxy: false,
      identity: { kind: 'embedded' },
    })
  })

  it('names every fault at once', () => {
    const all = fault({ PORT: 'http', OFFICE_JS_URL: 'ftp://x', TLS_KEY: 'k', TRUST_PROXY: 'yes', FIRST_ADMIN: 'a' })
    expect(all.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'TLS_KEY',
      'TRUST_PROXY',
      'OFFICE_JS_URL',
      'PORT',
      'FIRST_ADMIN',
    ])
  })

  it.each([
    [{ HOST: '0.0.0.0' }, /without https, so passwords would travel in clear text/],
    [{ HOST: '10.1.2.3', PUBLIC_URL: 'http://127.0.0.1:3000' }, /without https/],
    [{ HOST: '0.0.0.0', TLS_KEY: 'k', TLS_CERT: 'c' }, /PUBLIC_URL is not set/],
    [{ PUBLIC_URL: 'http://bulletin.example.org' }, /must be https/],
    [{ PUBLIC_URL: 'https://bulletin.example.org/x' }, /without a path/],
    [{ PUBLIC_URL: 'bulletin.example.org' }, /without a path/],
    [{ PUBLIC_URL: 'https://bulletin.example.org' }, /set TRUST_PROXY=1/],
    [{ OIDC_CLIENT_ID: 'x' }, /OIDC_ISSUER is not/],
    [{ OIDC_ISSUER: 'https://id.example' }, /OIDC_CLIENT_ID is not set.*\nOIDC_AUDIENCE is not set/],
    [{ OIDC_ISSUER: 'http://id.example', OIDC_CLIENT_ID: 'x', OIDC_AUDIENCE: 'x' }, /give its https address/],
  ])('%j is refused with the cure', (env, wanted) => {
    expect(fault(env as Record<string, string>)).toMatch(wanted)
  })

  it.each([
    [{ HOST: '::1' }],
    [{ HOST: '0.0.0.0', TLS_KEY: 'k', TLS_CERT: 'c', PUBLIC_URL: 'https://bulletin.example.org:8443/' }],
    [{ HOST: '10.1.2.3', PUBLIC_URL: 'https://bulletin.example.org', TRUST_PROXY: '1' }],
    [{ PUBLIC_URL: 'http://localhost:3000' }],
  ])('%j is taken', (env) => {
    expect(fault(env as Record<string, string>)).toBe('none')
  })

  it('keeps the issuer’s folder beside a bucket', () => {
    const settings = readStartSettings({ S3_BUCKET: 'b', S3_ENDPOINT: 'http://127.0.0.1:9000', DATA_DIR: '/srv/id' })
    expect(settings).toMatchObject({ store: { kind: 's3', bucket: 'b' }, dataDir: '/srv/id' })
  })

  it('takes another issuer with its claims', () => {
    const env = { OIDC_ISSUER: 'https://id.example/realms/a', OIDC_CLIENT_ID: 'c', OIDC_AUDIENCE: 'a' }
    const more = { OIDC_PERSON_CLAIM: 'preferred_username', FIRST_ADMIN: 'zhang.san' }
    expect(readStartSettings({ ...env, ...more }).identity).toEqual({
      kind: 'issuer',
      issuer: 'https://id.example/realms/a',
      clientId: 'c',
      audience: 'a',
      scope: 'openid profile offline_access',
      personClaim: 'preferred_username',
      firstAdmin: 'zhang.san',
    })
  })
})
