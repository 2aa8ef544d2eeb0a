/** The address that a request came from. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { isIP } from 'node:net'

/** A request's other end; behind a proxy what the proxy itself wrote, or the proxy where it wrote no address. */
export function addressOf(c: Context, trustProxy: boolean): string | undefined {
  const forwarded = trustProxy ? lastAddress(c.req.header('x-forwarded-for')) : undefined
  return forwarded ?? getConnInfo(c).remote.address
}

/**
 * The last of an `X-Forwarded-For`, before which stands what clients claim. Some proxies write a port behind it
 * (`192.0.2.7:50123`, `[2001:db8::7]:50123`): each connection has another, and limits by address would never meet.
 */
export function lastAddress(header: string | undefined): string | undefined {
  const last = header?.split(',').at(-1)?.trim() ?? ''
  const [, bracketed, plain] = /^(?:\[([^\]]{1,45})\]|([\d.]{7,15}))(?::\d{1,5})?$/.exec(last) ?? []
  const address = bracketed ?? plain ?? last
  return isIP(address) === 0 ? undefined : address
}
