import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createGate } from '../../functions/adapters/gate.ts'

it('lets no more than its limit run at a time, in order, and goes on after one that fails', async () => {
  const gate = createGate(3)
  let running = 0
  let most = 0
  const started: number[] = []
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) =>
      gate(async () => {
        started.push(i)
        most = Math.max(most, ++running)
        await turn()
        running--
        if (i % 4 === 0) throw new Error(`${i} failed`)
        return i
      }),
    ),
  )
  expect(most).toBe(3)
  expect(started).toEqual(Array.from({ length: 20 }, (_, i) => i))
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(5)
  expect(results[19]).toEqual({ status: 'fulfilled', value: 19 })
})
