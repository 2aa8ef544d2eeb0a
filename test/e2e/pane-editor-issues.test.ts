/** Issues come, are published, corrected and found again (issue 3, "Editor flow"). */
import { beforeEach, describe, expect, it } from 'vitest'
import { chromiumMissing } from './chromium.ts'
import { eventually, sendAs, turnTo } from './editor-pane.ts'
import { type TryPane, useTryPanes } from './try-pane.ts'

interface Entry {
  readonly edition: number
  readonly state: string
}

describe.skipIf(chromiumMissing !== '')(`the editor’s issues${chromiumMissing}`, () => {
  const panes = useTryPanes('sample')
  let editor: TryPane
  beforeEach(async () => {
    editor = await panes.open({ person: 'editor' })
  })
  const issue = () => panes.asEditor<Entry>('GET', `issues/${panes.server.issue}`)

  const publish = async (edition: number): Promise<void> => {
    await turnTo(editor, '印发')
    await editor.pane.getByLabel('不等这些部门，照此印发').check()
    await editor.button('印发').click()
    await editor.pane.getByRole('heading', { name: `已印发，第 ${edition} 版` }).waitFor()
  }

  it('what a department sends while it is being published is in the edition, or is told; a correction makes the next', async () => {
    const { page, pane } = editor
    await page.route('**/publish', async (route) => {
      await sendAs(panes.server, 'ecology')
      await route.continue()
    })
    await publish(1)
    await page.unroute('**/publish')
    const said = await pane.getByText(/^不含：/).innerText()
    const link = await pane.getByLabel('收件人链接').inputValue()
    const first = await (await fetch(link)).text()
    expect(first.includes('省生态环境厅窗口')).toBe(!said.includes('省生态环境厅'))

    await expect(sendAs(panes.server, 'culture')).rejects.toThrow('409')
    await editor.button('重新开放…').click()
    const dialog = pane.getByRole('dialog', { name: `重新开放第 ${panes.server.issue} 期` })
    await dialog.getByRole('button', { name: '重新开放', exact: true }).click()
    await dialog.getByText('请填写后再提交').waitFor()
    expect((await issue()).state).toBe('published')
    await dialog.getByLabel('理由').fill('文旅厅补报。')
    await dialog.getByRole('button', { name: '重新开放', exact: true }).click()
    await pane.getByText(`第 ${panes.server.issue} 期已重新开放`).waitFor()

    await sendAs(panes.server, 'culture')
    await editor.button('重新核对').click()
    await publish(2)
    expect(await issue()).toMatchObject({ state: 'published', edition: 2 })
    const second = await pane.getByLabel('收件人链接').inputValue()
    expect(await (await fetch(second)).text()).toContain('省文化和旅游厅负责同志到窗口调研')
  })

  it('an issue is found by number, dates and state, and the next one is opened with the days after it', async () => {
    const { pane } = editor
    await turnTo(editor, '历期')
    const search = pane.getByRole('searchbox', { name: '查找期号' })
    const issues = pane.getByRole('list', { name: '各期' }).getByRole('listitem')
    for (const [text, found] of [
      ['420', 1],
      ['12月26日 报送中', 1],
      ['已印发', 0],
      ['', 1],
    ] as const) {
      await search.fill(text)
      await eventually(() => issues.count(), found)
    }
    await editor.button('开下一期…').click()
    const dialog = pane.getByRole('dialog', { name: '开下一期' })
    const from = dialog.getByLabel('报告期从')
    expect([await from.inputValue(), await dialog.getByLabel('到（含当天）').inputValue()]).toEqual([
      '2022-12-31',
      '2023-01-04',
    ])
    await from.fill('2022-12-30')
    await dialog.getByRole('button', { name: '开期', exact: true }).click()
    await dialog.getByRole('alert').getByText('2022-45').waitFor()
    expect(await from.inputValue()).toBe('2022-12-30')
    await from.fill('2022-12-31')
    await dialog.getByRole('button', { name: '开期', exact: true }).click()
    await pane.getByText('期已开，各部门可以报送了').waitFor()
    await eventually(() => issues.count(), 2)
    await eventually(() => issues.getByText('正在办理').count(), 1)
    await issues.last().getByRole('button', { name: '办理这一期' }).click()
    await pane.getByRole('heading', { name: '2022年第45期' }).waitFor()
  })

  it('a bulletin without an issue opens its first', async () => {
    const { pane } = editor
    await pane.locator('header select').selectOption('hospital-weekly')
    await pane.getByRole('heading', { name: '还没有开期' }).waitFor()
    await editor.button('开第一期…').click()
    const dialog = pane.getByRole('dialog')
    await dialog.getByLabel('报告期从').fill('2022-12-26')
    await dialog.getByLabel('到（含当天）').fill('2023-01-01')
    await dialog.getByRole('button', { name: '开期', exact: true }).click()
    await pane.getByText('期已开，各部门可以报送了').waitFor()
    await pane.getByRole('tab', { name: '报送' }).waitFor()
  })
})
