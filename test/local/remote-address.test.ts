import { describe, expect, it } from 'vitest'
import { lastAddress } from '../../functions/local/remote-address.ts'

describe('the address that a proxy wrote', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['10.9.9.9, 192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:50123', '192.0.2.7'],
    ['2001:db8::7', '2001:db8::7'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['10.9.9.9,[2001:db8::7]:50123', '2001:db8::7'],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
  ])('%s: %s', (header, address) => {
    expect(lastAddress(header)).toBe(address)
  })

  it.each([
    ...[undefined, '', '192.0.2.7,', 'unknown', '_hidden', 'localhost', '192.0.2.777', '192.0.2.7:port', '[::1'],
    ...['<b>', 'a'.repeat(30_000), `${'1.'.repeat(15_000)}:`],
  ])('is none where no address stands there, so that nothing else is counted, kept or logged for one', (header) => {
    expect(lastAddress(header)).toBeUndefined()
  })
})
