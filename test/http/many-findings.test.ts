import { beforeEach, describe, expect, it } from 'vitest'
import { maxListed } from '../../functions/core/finding-excerpt.ts'
import type { Cell } from '../../functions/core/grid.ts'
import {
  type Body,
  createTestWorld,
  filledGrid,
  hospital,
  hospitalWeek,
  type JsonGrid,
  type TestWorld,
  wards,
} from './world.ts'

interface Listed extends Body {
  readonly findingsCount: number
  readonly findingsNote?: string
  readonly unanswered?: readonly string[]
}

let t: TestWorld
let week: string
let target: string
beforeEach(async () => {
  t = await createTestWorld()
  week = await hospitalWeek(t, [])
  target = `${week}/submissions/emergency`
})

/** A sheet with so many items of long ago: each asks why. */
const oldItems = (count: number): Promise<JsonGrid> => {
  const item = (i: number) => ({
    section: 'safety',
    headline: `Drill ${i}`,
    text: `Drill ${i} was held.`,
    date: '2020-01-01',
  })
  const items = Array.from({ length: count }, (_, i) => item(i))
  return filledGrid(t, hospital, '2026-1', 'emergency', { ...wards.emergency, items })
}

describe('a sheet with thousands of findings', () => {
  it('is refused with some of them, the count of all, and a sentence that says so', async () => {
    const body = await oldItems(3_000)
    const answer = await t.call<Listed>('emergency', 'PUT', target, { body })
    expect([answer.status, answer.body.code]).toEqual([422, 'has_findings'])
    expect(answer.body.findings).toHaveLength(maxListed)
    expect(answer.body.findingsCount).toBeGreaterThanOrEqual(3_000)
    const note = `${maxListed} of ${answer.body.findingsCount} findings are listed here`
    expect(answer.body.findingsNote).toContain(note)
    expect(answer.body.detail).toContain(note)
    const wanted = answer.body.findings?.filter(({ needsReason }) => needsReason).map(({ key }) => key)
    expect(new Set(answer.body.unanswered)).toEqual(new Set(wanted))
    expect(JSON.stringify(answer.body).length).toBeLessThan(300_000)
  })

  it('says so in Chinese too', async () => {
    const body = await oldItems(600)
    const headers = { 'accept-language': 'zh-CN' }
    const answer = await t.call<Listed>('emergency', 'PUT', target, { body, headers })
    expect(answer.body.detail).toContain(`共 ${answer.body.findingsCount} 处，这里列出其中 ${maxListed} 处`)
  })

  it('names its one error, wherever it stands', async () => {
    const body = await oldItems(3_000)
    const rows = body.sheets[0]?.rows ?? []
    const column = rows.at(-1)?.findIndex((cell) => cell === 'Drill 2999 was held.') ?? -1
    const last = rows.at(-1) as Cell[]
    last[column] = null
    const answer = await t.call<Listed>('emergency', 'PUT', target, { body })
    const errors = answer.body.findings?.filter(({ severity }) => severity === 'error') ?? []
    expect(errors.map(({ code, at }) => [code, at.cell?.slice(1)])).toEqual([
      ['item_text_missing', String(rows.length)],
    ])
  })

  it('that was kept, for each has its reason, is shown with some of them everywhere', async () => {
    const body = await oldItems(900)
    const refused = await t.call<Listed>('emergency', 'PUT', target, { body })
    const [, column = ''] = /^date_outside_period@([A-Z])/.exec(refused.body.unanswered?.[0] ?? '') ?? []
    const reasons = Object.fromEntries(
      Array.from({ length: body.sheets[0]?.rows.length ?? 0 }, (_, row) => [
        `date_outside_period@${column}${row + 1}`,
        'found late',
      ]),
    )
    const kept = await t.call<Listed>('emergency', 'PUT', target, { body: { ...body, reasons } })
    expect([kept.status, kept.body.findings?.length, kept.body.findingsCount]).toEqual([201, maxListed, 900])
    const merged = await t.call<{ board: Listed[]; findingsCount: number }>('editor', 'POST', `${week}/merge`)
    const board = await t.call<{ departments: Listed[] }>('editor', 'GET', week)
    const own = await t.call<Listed>('emergency', 'GET', target)
    const desk = await t.call<{ row: Listed }>('emergency', 'GET', `${week}/departments/emergency`)
    for (const row of [merged.body.board[0], board.body.departments[0], own.body, desk.body.row]) {
      expect([row?.findings?.length, row?.findingsCount]).toEqual([maxListed, 900])
      expect(row?.findingsNote).toBeDefined()
    }
    // What was stored is whole, for whoever traces a figure.
    const stored = await t.call('editor', 'GET', `${target}?revision=1`)
    expect(stored.body.findings).toHaveLength(900)
  })
})

describe('a sheet with a few findings', () => {
  it('is answered with all of them, and without a note', async () => {
    const body = await oldItems(2)
    const answer = await t.call<Listed>('emergency', 'PUT', target, { body })
    expect(answer.body.findings).toHaveLength(answer.body.findingsCount)
    expect(answer.body).not.toHaveProperty('findingsNote')
  })
})
