import { expect, it } from 'vitest'
import { createStore } from '../../../addin/parts/store.ts'

const counting = (effects: (before: number | null, after: number, dispatch: (n: number) => void) => void = () => {}) =>
  createStore<number, number>({ initial: 0, reduce: (state, n) => state + n, startEffects: effects })

it('tells listeners and effects of a change, and of nothing where nothing changed', () => {
  const seen: (readonly [number | null, number])[] = []
  const store = counting((before, after) => void seen.push([before, after]))
  let told = 0
  const stop = store.subscribe(() => told++)
  store.dispatch(2)
  store.dispatch(0)
  stop()
  store.dispatch(3)
  expect(store.getState()).toBe(5)
  expect(told).toBe(1)
  expect(seen).toEqual([
    [null, 0],
    [0, 2],
    [2, 5],
  ])
})

it('works off actions in the order they came, also those that an effect sends', () => {
  const seen: number[] = []
  const store = counting((_, after, dispatch) => {
    seen.push(after)
    if (after === 1) {
      dispatch(10)
      dispatch(100)
      // Still the state of the action that is being worked on.
      expect(store.getState()).toBe(1)
    }
  })
  store.dispatch(1)
  expect(seen).toEqual([0, 1, 11, 111])
})

it('goes on after an effect that threw', () => {
  const store = counting((_, after) => {
    if (after === 1) throw new Error('effect')
  })
  expect(() => {
    store.dispatch(1)
  }).toThrow('effect')
  store.dispatch(1)
  expect(store.getState()).toBe(2)
})
