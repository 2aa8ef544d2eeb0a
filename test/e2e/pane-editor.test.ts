/** An editor's issue in a real Chromium, from the board to the published link (issue 3, "Editor flow"). */
import { encode } from 'uqr'
import { beforeEach, describe, expect, it } from 'vitest'
import { chromiumMissing } from './chromium.ts'
import {
  eventually,
  item,
  listed,
  merge,
  openItem,
  previewOf,
  rowOfItem,
  saveReview,
  turnTo,
  typeOn,
  valueAt,
} from './editor-pane.ts'
import { type, type TryPane, useTryPanes } from './try-pane.ts'

/** The first section of the sample week, as its departments have it. */
const environment = ['human-resources#1', 'housing#1', 'market#1', 'trade#1']

describe.skipIf(chromiumMissing !== '')(`the editor’s pane${chromiumMissing}`, () => {
  const panes = useTryPanes('sample')
  let editor: TryPane
  beforeEach(async () => {
    editor = await panes.open({ person: 'editor' })
  })

  it('the board counts by status, each count is the filter that shows those, and names are found', async () => {
    const { pane } = editor
    const counts = pane.getByRole('group', { name: '按状态筛选' }).getByRole('button')
    await eventually(() => counts.allTextContents(), ['全部20', '未报3', '退回1', '已报15', '零报告1', '有提示6'])
    const names = pane.getByRole('list', { name: '各部门报送情况' }).getByRole('listitem')
    await counts.getByText('未报').click()
    expect(await names.locator('button > span:first-of-type').allInnerTexts()).toEqual([
      '省生态环境厅',
      '省农业农村厅',
      '省文化和旅游厅',
    ])
    await counts.getByText('未报').click()
    expect(await names.count()).toBe(20)
    await pane.getByRole('searchbox', { name: '查找部门' }).fill('交通')
    expect(await names.count()).toBe(1)
    await names.getByRole('button').first().click()
    await pane.getByText('请写明具体日期和办理结果').waitFor()
    // The clock is the server's from the first sight on.
    await pane.getByText('还有 2 小时').waitFor()
  })

  it('a report opens as a sheet to look at, and is returned only with a comment, which its department sees', async () => {
    const { page, pane } = editor
    await pane.getByRole('button', { name: /省人力资源社会保障厅/ }).click()
    await editor.button('在工作表中查看').click()
    await pane.getByText('的报送已放进一张新工作表').waitFor()
    await page.getByRole('tab', { name: /第1次报送/ }).waitFor()
    await editor.button('退回…').click()
    const dialog = pane.getByRole('dialog', { name: '退回省人力资源社会保障厅的报送' })
    await dialog.getByRole('button', { name: '退回', exact: true }).click()
    await dialog.getByText('请填写后再提交').waitFor()
    await dialog.getByLabel('退回意见').fill('第 1 条请补写日期。')
    await dialog.getByRole('button', { name: '退回', exact: true }).click()
    await pane.getByText('已退回省人力资源社会保障厅').waitFor()
    await eventually(() => pane.getByRole('button', { name: /^退回\s*2$/ }).count(), 1)
    const path = `issues/${panes.server.issue}/departments/human-resources`
    const desk = await panes.asEditor<{ readonly row: { readonly comment: string } }>('GET', path)
    expect(desk.row.comment).toBe('第 1 条请补写日期。')
  })

  it('the reminder names who owes what, and is on the clipboard as she has changed it', async () => {
    const { page, pane } = editor
    await editor.button('催报文字').click()
    const text = pane.getByLabel('催报文字，可以先改再复制')
    expect(await text.inputValue()).toContain(
      '目前尚未收到以下部门的报送：省生态环境厅、省农业农村厅、省文化和旅游厅。',
    )
    expect(await text.inputValue()).toContain('以下部门的报送已退回，请按意见修改后重新报送：省交通运输厅。')
    await text.fill(`${await text.inputValue()}\n（请于下班前报来）`)
    await editor.button('复制文字').click()
    await pane.getByText('已复制').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await text.inputValue())
  })

  it('from the merge to the link: moved, left out, edited, saved, published without the missing, and read by the link', async () => {
    const { page, pane } = editor
    await merge(editor)
    expect((await listed(editor)).slice(0, 4)).toEqual(environment)
    await reorderBothWays(editor)
    await leaveOutAndEdit(editor)

    await turnTo(editor, '印发')
    await pane.getByText('审校表有修改尚未保存，印发的将不包含').waitFor()
    await turnTo(editor, '审校')
    await saveReview(editor, 1)

    await turnTo(editor, '印发')
    const publish = editor.button('印发')
    await pane.getByText('4 个部门没有可用的报送').waitFor()
    expect(await publish.getAttribute('aria-disabled')).toBe('true')
    await publish.click({ force: true })
    expect((await panes.asEditor<{ edition: number }>('GET', `issues/${panes.server.issue}`)).edition).toBe(0)
    await pane.getByLabel('不等这些部门，照此印发').check()
    await publish.click()
    await pane.getByRole('heading', { name: '已印发，第 1 版' }).waitFor()

    const link = await pane.getByLabel('收件人链接').inputValue()
    await editor.button('复制链接').click()
    await pane.getByText('已复制').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)
    expect(await modulesOfCode(editor)).toEqual(encode(link, { ecc: 'M', border: 4 }).data)

    const opened = page.context().waitForEvent('page')
    await pane.getByRole('link', { name: '打开', exact: true }).click()
    const reader = await opened
    await reader.getByRole('heading', { name: '政务服务工作' }).waitFor()
    const text = await reader.locator('body').innerText()
    expect(text).toContain('已惠及全省企业')
    expect(text).not.toContain('一窗通')
    expect(text.indexOf('省贸促会窗口针对')).toBeLessThan(text.indexOf('已惠及全省企业'))
    expect(text.indexOf('已惠及全省企业')).toBeLessThan(text.indexOf('为方便企业年底集中'))
  })
})

/** Once by the pane's buttons, once by a number typed into the sheet. */
async function reorderBothWays(editor: TryPane): Promise<void> {
  const { pane } = editor
  const first = await openItem(editor, 'human-resources#1')
  await first.getByRole('button', { name: '下移' }).click()
  await eventually(async () => (await listed(editor)).slice(0, 2), ['housing#1', 'human-resources#1'])
  await eventually(() => valueAt(editor, 'A5'), 2)
  expect(await valueAt(editor, 'A6')).toBe(1)
  expect(await pane.getByText('已移动').count()).toBe(1)
  await type(editor, `A${await rowOfItem(editor, 'trade#1')}`, '0.5')
  await eventually(
    async () => (await listed(editor)).slice(0, 4),
    ['trade#1', 'housing#1', 'human-resources#1', 'market#1'],
  )
  await expectPreview(editor, (text) => text.indexOf('省贸促会窗口针对') < text.indexOf('省住房城乡建设厅窗口推行'))
}

async function leaveOutAndEdit(editor: TryPane): Promise<void> {
  const { pane } = editor
  await item(editor, 'market#1').getByRole('checkbox').uncheck()
  const market = await rowOfItem(editor, 'market#1')
  await eventually(() => valueAt(editor, `B${market}`), '否')
  await expectPreview(editor, (text) => !text.includes('一窗通'))

  const housing = await rowOfItem(editor, 'housing#1')
  await type(editor, `D${housing}`, '资质办理再提速')
  await typeOn(editor, `E${housing}`, '已惠及全省企业。')
  const row = await openItem(editor, 'housing#1')
  await eventually(() => row.locator('ins').allInnerTexts(), ['办理再提速', '已惠及全省企业。'])
  // This bulletin keeps headlines for its editors and prints none.
  expect(await row.locator('del').allInnerTexts()).toContain('申请减材料')
  await expectPreview(editor, (text) => text.includes('已惠及全省企业。'))
  await pane.getByText('有修改尚未保存', { exact: true }).waitFor()
}

async function expectPreview(editor: TryPane, is: (text: string) => boolean): Promise<void> {
  await eventually(async () => is(await previewOf(editor).locator('body').innerText()), true)
}

/** The code's modules as drawn, row by row. */
async function modulesOfCode(editor: TryPane): Promise<boolean[][]> {
  const code = editor.pane.getByRole('img', { name: '链接的二维码' })
  const size = Number((await code.getAttribute('viewBox'))?.split(' ')[2])
  const path = (await code.locator('path').getAttribute('d')) ?? ''
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${String(x)} ${String(y)}`))
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => dark.has(`${x} ${y}`)))
}
