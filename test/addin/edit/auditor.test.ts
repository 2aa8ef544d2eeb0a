// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EditAction } from '../../../addin/edit/edit-state.ts'
import { isAllowed } from '../../../addin/edit/may.ts'
import { rowOf } from '../../../addin/edit/review-sheet.ts'
import { createTestWorld, hospitalWeek, publishIssue } from '../../http/world.ts'
import { merged, openEdit } from './edit-world.ts'
import { click, controls, prepareJsdom, settled, show } from './pane-in-jsdom.ts'

beforeEach(prepareJsdom)

const writing: readonly EditAction[] = [
  { type: 'openingAsked' },
  { type: 'openingSent' },
  { type: 'reopeningAsked', issue: '2026-1' },
  { type: 'returningAsked', department: 'emergency' },
  { type: 'itemIncluded', item: 'emergency#1', include: false },
  { type: 'itemMoved', item: 'emergency#1', by: 1 },
  { type: 'saveAsked', next: 'stay' },
  { type: 'publishAsked' },
]

describe('an auditor', () => {
  it('is refused by the pane itself whatever an editor is not', () => {
    for (const action of writing) {
      expect(isAllowed('auditor', action), action.type).toBe(false)
      expect(isAllowed('editor', action), action.type).toBe(true)
    }
    expect(isAllowed('auditor', { type: 'mergeAsked' }), 'a merge only reads').toBe(true)
    expect(isAllowed('auditor', { type: 'mergeConfirmed', answer: 'save' })).toBe(false)
    expect(isAllowed('auditor', { type: 'mergeConfirmed', answer: 'keep' })).toBe(true)
  })

  it('merges into a sheet that takes no typing, and what stands in it all the same is never sent', async () => {
    const t = await createTestWorld()
    await hospitalWeek(t)
    const pane = await merged(t, { person: 'auditor' })
    const cell = rowOf(pane.sheet(), 'emergency#1')?.cells.text ?? ''
    expect(pane.excel.person.typeIn('Review', cell, 'Mine.'), 'locked').toBe(false)
    pane.excel.person.unprotect('Review')
    expect(pane.excel.person.typeIn('Review', cell, 'Mine.'), 'without its protection').toBe(true)
    await pane.until(() => rowOf(pane.sheet(), 'emergency#1')?.text === 'Mine.')
    const before = pane.state()
    for (const action of writing) pane.dispatch(action)
    expect(pane.state()).toBe(before)
    await pane.until(() => pane.server.asked.filter(({ path }) => path.endsWith('/preview')).length === 2)
    expect(pane.server.asked.map(({ body }) => body).join()).not.toContain('Mine.')
    const methods = pane.server.asked.map(({ method, path }) => `${method} ${path.replace(/^.*\//, '')}`)
    expect(methods.filter((one) => !one.startsWith('GET '))).toEqual(['POST merge', 'POST preview', 'POST preview'])
  })

  it('finds nothing to press that writes, and is told why', async () => {
    const t = await createTestWorld()
    await hospitalWeek(t, ['emergency'])
    const pane = openEdit(t, { person: 'auditor' })
    const element = await show(pane)
    await settled(pane, (s) => s.board.board.kind === 'ready' && s.review.sheet.kind === 'none')
    expect(element.textContent).toContain('As an auditor you see everything and change nothing')
    act(() => {
      element.querySelector<HTMLElement>('ul li button[aria-expanded]')?.click()
    })
    expect(controls(element)).toContain('Open in a sheet')
    expect(controls(element)).not.toContain('Return…')
    click(element, 'Review')
    click(element, 'Merge')
    await settled(pane, (s) => s.review.sheet.kind === 'read' && s.review.preview.html.kind === 'ready')
    act(() => {
      element.querySelector<HTMLElement>('[data-item="emergency#1"]')?.click()
    })
    expect(element.textContent).toContain('whatever is changed in it is neither saved nor sent')
    const names = controls(element).join('|')
    expect(names).toContain('Merge again')
    expect(names).not.toMatch(/Save|Up|Down|Include/)
    click(element, 'Publish')
    await settled(pane, (s) => s.publish.kind === 'ready')
    expect(controls(element)).toEqual(['Check again'])
    expect(element.textContent).toContain('Publishing is for editors')
    click(element, 'Issues')
    expect(controls(element)).toEqual(['Number, serial number, date or state'])
  })

  it('of a published issue sees that it is, with no button to reopen it', async () => {
    const t = await createTestWorld()
    await publishIssue(t, await hospitalWeek(t))
    const pane = openEdit(t, { person: 'auditor' })
    const element = await show(pane)
    await settled(pane, (s) => s.board.board.kind === 'ready')
    click(element, 'Publish')
    expect(element.textContent).toContain('is published, edition 1')
    expect(controls(element)).not.toContain('Reopen…')
    expect(controls(element)).not.toContain('Make a link')
  })
})

it('without an issue an auditor is told who opens one', async () => {
  const pane = openEdit(await createTestWorld(), { person: 'auditor' })
  const element = await show(pane)
  await settled(pane, (s) => s.issues.list.kind === 'ready')
  expect(element.textContent).toContain('An editor opens it')
  expect(controls(element)).toEqual([])
})
