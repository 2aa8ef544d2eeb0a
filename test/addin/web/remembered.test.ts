import { describe, expect, it, vi } from 'vitest'
import { recall, remember } from '../../../addin/web/remembered.ts'

describe('what is remembered', () => {
  it('comes back, and is nothing where storage is absent, forbidden, or holds something else', () => {
    expect(recall()).toEqual({ departments: {} })
    const items = new Map<string, string>()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => items.set(key, value),
    })
    remember({ bulletin: 'weekly', departments: { weekly: 'ecology' } })
    expect(recall()).toEqual({ bulletin: 'weekly', departments: { weekly: 'ecology' } })
    for (const key of items.keys()) items.set(key, '{"departments":[1]}')
    expect(recall()).toEqual({ departments: {} })
    vi.stubGlobal('localStorage', {
      setItem: () => {
        throw new DOMException('', 'QuotaExceededError')
      },
    })
    expect(() => {
      remember({ departments: {} })
    }).not.toThrow()
    vi.unstubAllGlobals()
  })
})
