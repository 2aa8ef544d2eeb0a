/** Every finding of a department's sheet: its sentence stands in the pane and leads to its cell (issue 3, point 8). */
import { describe, expect, it } from 'vitest'
import { wordFindingZhCN } from '../../functions/core/finding.zh-CN.ts'
import { sendSheet } from '../excel-host/try-week.ts'
import { chromiumMissing } from './chromium.ts'
import { apart, type Case, elsewhere, inFigures, inItems, onSheet, right, unprotect } from './staff-findings.ts'
import { readTryWeek } from './try-material.ts'
import { activeCell, clear, eventually, fill, paste, type, type TryPane, useTryPanes } from './try-pane.ts'

describe.skipIf(chromiumMissing !== '')(`what is found on a department's sheet${chromiumMissing}`, () => {
  const panes = useTryPanes()

  it.each([
    ['in its figures', inFigures],
    ['in its items and answers', inItems],
  ])('each %s: its sentence, the way to the cell, and it vanishes once that is mended', async (_, found) => {
    const opened = await openFilled(panes.open())
    const { pane, button } = opened
    await button('校验').click()
    const calm = pane.getByRole('heading', { name: /^校验通过/ })
    await calm.waitFor()
    for (const [code, one] of Object.entries<Case>(found)) {
      await one.make(opened)
      // By themselves: after the first check nobody presses a button.
      await expectFinding(opened, code, one)
      await fill(opened, right)
      await pane.getByText(one.says).waitFor({ state: 'detached' })
      await calm.waitFor()
    }
  })

  it.each(Object.entries<Case>(onSheet))('%s, by what she does to the sheet', async (code, found) => {
    const opened = await openFilled(panes.open())
    await found.make(opened)
    await opened.button('校验').click()
    await expectFinding(opened, code, found)
  })

  it('negative: a stock that is less than nothing', async () => {
    const opened = await panes.open({ person: 'market' })
    await insert(opened)
    await paste(opened, 'D13', '-5')
    await opened.button('校验').click()
    await expectFinding(opened, 'negative', { leads: 'D13', says: '“期末在办许可”是 -5，不能为负数' })
  })

  it('jump: five times the last issue, and a reason is asked for', async () => {
    const { definition, week } = await readTryWeek(panes.server)
    const { server } = panes
    const ecology = week.departments.find(({ department }) => department === 'ecology')
    await sendSheet({ ...server, definition }, '2022-45', 'ecology', ecology ?? {})
    await panes.asEditor('POST', 'issues/2022-45/merge')
    await panes.asEditor('POST', 'issues/2022-45/publish', { acceptMissing: true })
    server.setClock('2023-01-06T14:20:00+08:00')
    const period = { from: '2023-01-02', to: '2023-01-06' }
    await panes.asEditor('POST', 'issues', { period, issuedOn: '2023-01-06' })
    const opened = await openFilled(panes.open())
    await type(opened, 'D6', '960')
    await opened.button('校验').click()
    await expectFinding(opened, 'jump', { leads: 'D6', says: '本期 960，上期 96，相差 5 倍以上' })
    await opened.pane.getByLabel('原因（单元格 D6）').waitFor()
  })

  it('a sheet whose marker was deleted is none of hers any more: the pane offers to insert it', async () => {
    const opened = await openFilled(panes.open())
    await unprotect(opened)
    await clear(opened, 'I1')
    await opened.button('校验').click()
    await opened.button('插入填报表').waitFor()
  })

  it('a sheet that was renamed, with rows inserted, is found and read all the same; findings lead to where cells are now', async () => {
    const opened = await openFilled(panes.open())
    const { page, pane, button } = opened
    await page.getByRole('tab', { name: '填报表' }).dblclick()
    await page.keyboard.type('十二月末')
    await page.keyboard.press('Enter')
    await unprotect(opened, '十二月末')
    await page.locator('td[data-cell="A6"]').click({ button: 'right' })
    await page.getByRole('menuitem', { name: '插入行', exact: true }).click()
    await clear(opened, 'D8')
    await button('校验').click()
    await expectFinding(opened, 'figure_blank', { leads: 'D8', says: '“行政许可办结”没有填' })
    await pane.getByText('工作表：十二月末').waitFor()
    await type(opened, 'D8', '98')
    await pane.getByRole('heading', { name: /^校验通过/ }).waitFor()
  })

  it('is every finding there is, but for those of files, merging, review and definitions', () => {
    const made = [inFigures, inItems, onSheet, elsewhere].flatMap((codes) => Object.keys(codes))
    expect([...made, ...apart].toSorted()).toEqual(Object.keys(wordFindingZhCN).toSorted())
  })
})

async function insert({ button }: TryPane): Promise<void> {
  await button('插入填报表').click()
  await button('校验').waitFor()
}

async function openFilled(opening: Promise<TryPane>): Promise<TryPane> {
  const opened = await opening
  await insert(opened)
  await fill(opened, right)
  return opened
}

async function expectFinding(opened: TryPane, code: string, { leads, says }: Omit<Case, 'make'>): Promise<void> {
  const item = opened.pane.locator('#result li', { hasText: says }).first()
  await item.waitFor({ state: 'attached' })
  // Notices ask for nothing, and are folded up.
  if (!(await item.isVisible())) await opened.pane.locator('#result summary').last().click()
  if (leads === null) {
    expect(await item.getByRole('button').count(), code).toBe(0)
    return
  }
  await item.getByRole('button').click()
  await eventually(() => activeCell(opened), code).toBe(leads)
}
