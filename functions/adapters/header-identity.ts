/**
 * A stand-in until sign-in comes (issue 4): the request says who it is in a header, and is believed on this machine
 * only. Refused for any other address, for a Host that is not this machine's (a page elsewhere that had its name
 * pointed here), and behind a proxy, which would make everybody look local.
 */
import { isId } from '../core/keys.ts'
import type { Identity, Person } from '../ports.ts'

/** `editor`, `admin`, or a department's id. */
export const personHeader = 'bulletin-person'

const isLoopbackAddress = (address: string): boolean =>
  address === '::1' || /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address)

const isLoopbackHost = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i.test(host)

/** What proxies add to a request that they pass on. */
const proxyHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

export const createHeaderIdentity = (): Identity => ({
  identify({ header, remoteAddress }) {
    const trusted =
      remoteAddress !== undefined &&
      isLoopbackAddress(remoteAddress) &&
      isLoopbackHost(header('host') ?? '') &&
      proxyHeaders.every((name) => header(name) === undefined)
    return Promise.resolve(trusted ? personOf(header(personHeader) ?? '') : undefined)
  },
})

function personOf(id: string): Person | undefined {
  if (id === 'editor' || id === 'admin') return { id, role: id }
  return isId(id) ? { id, role: 'department', department: id } : undefined
}
