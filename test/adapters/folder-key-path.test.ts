import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { objectPath, segmentAt, segmentPath } from '../../functions/adapters/folder-key-path.ts'
import { isSafeKey } from '../../functions/adapters/key-safety.ts'

const safeSegment = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.string({ unit: fc.constantFrom('.', 'a', 'A', '~', '+', '%', '办', ' '), minLength: 1, maxLength: 300 }),
    fc.tuple(fc.constantFrom('con', 'nul', 'com1', 'aux.'), fc.string({ maxLength: 100 })).map((pair) => pair.join('')),
  )
  .filter((segment) => isSafeKey(segment) && !segment.includes('/'))
const kind = fc.constantFrom('object' as const, 'folder' as const)

describe('the path of a key in a folder store', () => {
  it.for([
    ['issues/window-weekly/2022-45.json', 'issues/window-weekly/2022-45.json'],
    ['submissions/窗口/0001.json', 'submissions/窗口/0001.json'],
    ['uploads/0a1b', 'uploads/0a1b~'],
    ['a.b/c', 'a%2eb/c~'],
    ['Con/con.json', '%43on/%63on.json'],
    ['con/b', '%63on/b~'],
    ['.tmp/.tmp', '%2etmp/%2etmp~'],
    ['a.', 'a%2e~'],
    ['É é', '%c3%89%20%c3%a9~'],
    [`${'x'.repeat(81)}.json`, `${'x'.repeat(80)}+/x.json`],
  ] as const)('%s lies at %s', ([key, path]) => {
    expect(objectPath(key)).toBe(path)
  })

  it('leads back to the key', () => {
    fc.assert(
      fc.property(safeSegment, kind, (segment, as) => {
        expect(segmentAt(segmentPath(segment, as), as)).toBe(segment)
      }),
    )
  })

  it('is made of names that every file system takes and keeps apart', () => {
    fc.assert(
      fc.property(safeSegment, kind, (segment, as) => {
        for (const name of segmentPath(segment, as).split('/')) {
          expect(name).toMatch(/^[a-z0-9._\-%\u3400-\u4dbf\u4e00-\u9fff]+[~+]?$/u)
          expect(name).not.toMatch(/^\.{1,2}$|\.$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/)
          expect(name.normalize('NFD')).toBe(name.normalize('NFC'))
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
        }
      }),
    )
  })

  it('differs for a folder and an object of one name, and from the store’s own folder', () => {
    fc.assert(
      fc.property(safeSegment, safeSegment, (a, b) => {
        expect(segmentPath(a, 'object')).not.toBe(segmentPath(b, 'folder'))
        expect(segmentPath(a, 'folder').split('/')[0]).not.toBe('.tmp')
        expect(segmentPath(a, 'object').split('/')[0]).not.toBe('.tmp')
      }),
    )
  })
})
