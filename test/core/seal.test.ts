import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { sealSchema, sealText, unsealedText } from '../../functions/core/seal.ts'

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]

describe('a seal', () => {
  it('is the same text however its objects came', () => {
    const text = sealText({ edition: a, objects: { 'reviews/w/1': b, 'people/w/1.json': a } })
    expect(text).toBe(sealText({ edition: a, objects: { 'people/w/1.json': a, 'reviews/w/1': b } }))
    expect(text).toBe(`{"edition":"${a}","objects":{"people/w/1.json":"${a}","reviews/w/1":"${b}"}}`)
  })

  it('knows an edition without its seal, all else in its order', () => {
    expect(unsealedText({ revision: 1, seal: a, by: 'x' })).toBe('{"revision":1,"by":"x"}')
  })

  it.each(['../x', 'a//b', 'a', '/a', 'a/../b', 'A/b', 'a/b.json/..', 'a/b.txt'])('names no key like %j', (key) => {
    expect(v.is(sealSchema, { edition: a, objects: { [key]: b } })).toBe(false)
  })
})
