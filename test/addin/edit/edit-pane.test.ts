// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { createTestWorld, hospitalWeek } from '../../http/world.ts'
import { openEdit } from './edit-world.ts'
import { button, click, prepareJsdom, settled, show } from './pane-in-jsdom.ts'

beforeEach(prepareJsdom)

describe('the editor’s pane', () => {
  it('without an issue offers to open the first', async () => {
    const pane = openEdit(await createTestWorld())
    const element = await show(pane)
    await settled(pane, (s) => s.issues.list.kind === 'ready')
    click(element, 'Open the first issue…')
    expect(element.querySelector('dialog')?.textContent).toContain('Period from')
    expect(element.querySelectorAll('dialog input[type="date"]')).toHaveLength(2)
  })

  it('goes from the board to the merge and to who is missing, with the board’s rows as buttons', async () => {
    const t = await createTestWorld()
    await hospitalWeek(t, ['emergency'])
    const pane = openEdit(t)
    const element = await show(pane)
    await settled(pane, (s) => s.board.board.kind === 'ready' && s.review.sheet.kind === 'none')
    const rows = [...element.querySelectorAll('ul li button[aria-expanded="false"]')].map((one) => one.textContent)
    expect(rows).toHaveLength(2)
    click(element, 'Review')
    click(element, 'Merge')
    await settled(pane, (s) => s.review.sheet.kind === 'read' && s.review.preview.html.kind === 'ready')
    expect([...element.querySelectorAll('[data-item]')].map((one) => one.getAttribute('data-item'))).toEqual([
      'emergency#1',
      'emergency#2',
    ])
    const frame = element.querySelector('iframe')
    expect(frame?.getAttribute('sandbox'), 'no scripts').toBe('allow-same-origin')
    expect(frame?.title).toBe('Preview of the bulletin')
    click(element, 'Publish')
    await settled(pane, (s) => s.publish.kind === 'ready')
    expect(element.textContent).toContain('1 department without a report')
    expect(element.textContent).toContain('Maternity Unit')
    expect(button(element.querySelector<HTMLElement>('[role="tabpanel"]') ?? element, 'Publish')).toHaveProperty(
      'ariaDisabled',
      'true',
    )
  })

  it('moves between its tabs by the arrow keys', async () => {
    const t = await createTestWorld()
    await hospitalWeek(t)
    const pane = openEdit(t)
    const element = await show(pane)
    await settled(pane, (s) => s.board.board.kind === 'ready')
    const press = (key: string): void => {
      act(() => {
        element
          .querySelector('[role="tab"][tabindex="0"]')
          ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      })
    }
    press('ArrowLeft')
    expect(document.activeElement?.textContent).toBe('Audit')
    press('ArrowRight')
    expect(pane.state().tab).toBe('board')
    press('End')
    expect(pane.state().tab).toBe('audit')
  })

  it('does not return a report without saying why', async () => {
    const t = await createTestWorld()
    await hospitalWeek(t)
    const pane = openEdit(t)
    const element = await show(pane)
    await settled(pane, (s) => s.board.board.kind === 'ready')
    act(() => {
      element.querySelector<HTMLElement>('ul li button[aria-expanded]')?.click()
    })
    click(element, 'Return…')
    const dialog = element.querySelector('dialog') ?? element
    click(dialog, 'Return')
    expect(dialog.textContent).toContain('Please fill this in first.')
    expect(pane.state().board.returning.kind).toBe('filling')
  })
})
