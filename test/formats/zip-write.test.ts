import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ZipReader } from '../../functions/formats/zip-read.ts'
import { writeZip } from '../../functions/formats/zip-write.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

it('what is written is read back, in order, names in any script', () => {
  const entry = fc.record({
    name: fc.stringMatching(/^[a-z一-龥]{1,12}(\/[a-z一-龥]{1,12})?\.xml$/),
    data: fc.uint8Array({ maxLength: 200 }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(entry, { selector: (e) => e.name, maxLength: 12 }), (entries) => {
      const zip = new ZipReader(writeZip(entries))
      expect(zip.names).toEqual(entries.map((e) => e.name))
      for (const { name, data } of entries) expect([...zip.read(name)]).toEqual([...data])
    }),
    { numRuns: 50 },
  )
})

it('the same entries give the same bytes, dated 1 January 1980', () => {
  const entries = [{ name: '[Content_Types].xml', data: encode('<Types/>') }]
  const bytes = Buffer.from(writeZip(entries))
  expect(bytes.equals(Buffer.from(writeZip(entries)))).toBe(true)
  expect(bytes.readUInt16LE(10)).toBe(0)
  expect(bytes.readUInt16LE(12)).toBe((1 << 5) | 1)
})

it('more entries than a plain zip holds are refused', () => {
  const entries = Array.from({ length: 65_535 }, (_, i) => ({ name: String(i), data: new Uint8Array() }))
  expect(() => writeZip(entries)).toThrow(RangeError)
})
