/** What goes wrong between a department's pane and the server, and what happens there while the pane is open. */
import type { Page, Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { currentSets } from '../excel-host/office-settings.ts'
import { chromiumMissing } from './chromium.ts'
import { signIn } from './pane-sign-in.ts'
import {
  eventually,
  expectAccessible,
  fill,
  type OpenOptions,
  reloadPane,
  takePicture,
  type TryPane,
  useTryPanes,
} from './try-pane.ts'

const right = {
  ...{ D3: '李敏', D6: '102', D7: '98', D8: '1500', D9: '1460', D10: '31', D11: '30' },
  ...{ B14: '窗口服务效能提升工作情况', D14: '省生态环境厅推行排污许可证“一网通办”。' },
}
const uploads = '**/submissions/ecology'
/** How often the pane asks what has happened meanwhile. */
const refresh = 60_000

describe.skipIf(chromiumMissing !== '')(`a department's pane in trouble${chromiumMissing}`, () => {
  const panes = useTryPanes()

  async function openFilled(options: OpenOptions = {}): Promise<TryPane> {
    const opened = await panes.open(options)
    await opened.button('插入填报表').click()
    await opened.button('校验').waitFor()
    await fill(opened, right)
    return opened
  }
  const stored = async (): Promise<number | null> => {
    const { board } = await panes.asEditor<{ board: readonly { department: string; revision: number | null }[] }>(
      'POST',
      'issues/2022-45/merge',
    )
    return board.find(({ department }) => department === 'ecology')?.revision ?? null
  }

  it('offline in mid-upload: nothing is lost, and trying again sends it', async () => {
    const opened = await openFilled()
    const { page, pane, button } = opened
    await page.context().setOffline(true)
    await pane.getByText('网络已断开').waitFor()
    await button('上传').click()
    await pane.getByText('连不上服务器').waitFor()
    await pane.getByText('填好的内容和写的原因都还在').waitFor()
    expect(await page.locator('td[data-cell="D6"]').innerText()).toBe('102')
    await expectAccessible(opened)
    await takePicture(opened, 'staff-offline')
    await page.context().setOffline(false)
    await pane.getByText('网络已断开').waitFor({ state: 'detached' })
    await button('重试').click()
    await pane.getByText('已收到，报送成功').waitFor()
    expect(await stored()).toBe(1)
  })

  it('an answer that was lost on its way: the very same bytes go again, and one revision is stored', async () => {
    const { page, pane, button } = await openFilled()
    const bodies: (string | null)[] = []
    await page.route(uploads, async (route) => {
      bodies.push(route.request().postData())
      if (bodies.length > 1) return route.continue()
      await route.fetch()
      await route.abort('connectionreset')
    })
    await button('上传').click()
    await button('重试').click()
    await pane.getByText('与第 1 次报送完全相同，没有重复保存').waitFor()
    expect(bodies).toHaveLength(2)
    expect(bodies[1]).toBe(bodies[0])
    expect(await stored()).toBe(1)
  })

  it('a slow answer shows how far it is, and however often she clicks, it is sent once', async () => {
    const { page, pane, button } = await openFilled()
    const held: Route[] = []
    await page.route(uploads, (route) => {
      held.push(route)
    })
    await button('上传').dblclick()
    await pane.getByText('正在发送').waitFor()
    await pane.getByRole('progressbar').waitFor()
    for (const name of ['上传', '校验']) {
      expect(await button(name).getAttribute('aria-disabled')).toBe('true')
      await button(name).click({ force: true })
    }
    await page.keyboard.press('Control+Shift+Alt+U')
    expect(await page.locator('.ribbon').getByRole('button', { name: '上传' }).isDisabled()).toBe(true)
    expect(held).toHaveLength(1)
    await held[0]?.continue()
    await pane.getByText('已收到，报送成功').waitFor()
    expect(held).toHaveLength(1)
    expect(await stored()).toBe(1)
  })

  it('what happens meanwhile is seen without a click: returned, published, reopened', async () => {
    const opened = await openFilled({ prepare: (page) => page.clock.install() })
    const { page, pane, button } = opened
    await button('上传').click()
    await pane.getByText('已收到，报送成功').waitFor()
    const comment = '第 1 条请写明日期。'
    await panes.asEditor('POST', 'issues/2022-45/submissions/ecology/return', { comment })
    await page.clock.fastForward(refresh)
    await pane.getByText(comment).waitFor()
    await pane.getByText('已退回').waitFor()

    await fill(opened, { D14: '省生态环境厅十二月二十八日起推行排污许可证“一网通办”。' })
    await button('上传').click()
    await pane.getByText('第 2 次').waitFor()
    await pane.getByText(comment).waitFor({ state: 'detached' })
    await publish()
    await page.clock.fastForward(refresh)
    await pane.getByText('本期已发布').waitFor()
    expect(await button('上传').count()).toBe(0)
    await eventually(() => ribbonButton(page, '上传').isDisabled()).toBe(true)

    await panes.asEditor('POST', 'issues/2022-45/reopen', { reason: '更正' })
    await page.clock.fastForward(refresh)
    await pane.getByText('本期已重新开放').waitFor()
    await button('上传').waitFor()
    await eventually(() => ribbonButton(page, '上传').isDisabled()).toBe(false)
  })

  it('published just before she uploads: it is refused, with how to ask for reopening, and her sheet is kept', async () => {
    const opened = await openFilled()
    const { pane, button, page } = opened
    await button('上传').click()
    await pane.getByText('已收到，报送成功').waitFor()
    await publish()
    await fill(opened, { D6: '110' })
    await button('上传').click()
    await pane.getByText('本期已发布，未收下').waitFor()
    await pane.getByText('请联系编辑部').waitFor()
    await button('上传').waitFor({ state: 'detached' })
    expect(await page.locator('td[data-cell="D6"]').innerText()).toBe('110')
    await expectAccessible(opened)
    await takePicture(opened, 'staff-published-meanwhile')
  })

  it('a bulletin with no issue open says that there is nothing to do yet', async () => {
    const opened = await panes.open({ person: null })
    const { pane } = opened
    await signIn(opened, 'maternity')
    await pane.getByText('目前没有需要报送的期次').waitFor()
    await expectAccessible(opened)
    await takePicture(opened, 'staff-no-issue')
  })

  it('an Excel that is too old is told by name, with the way by the web page', async () => {
    const opened = await panes.open({ person: null })
    const { page, pane } = opened
    await opened.button('登录').waitFor()
    await setExcelApi(page, '1.8')
    await reloadPane(opened)
    await pane.getByRole('heading', { name: '这个 Excel 版本太旧' }).waitFor()
    await pane.getByText('缺少 ExcelApi 1.9').waitFor()
    expect(await pane.getByRole('link', { name: '打开网页报送' }).getAttribute('href')).toBe('/')
    await expectAccessible(opened)
    await takePicture(opened, 'staff-too-old')
  })

  it('the oldest Excel that will do has the whole way', async () => {
    const opened = await panes.open({ person: null })
    await opened.button('登录').waitFor()
    await setExcelApi(opened.page, '1.9')
    await reloadPane(opened)
    await signIn(opened, 'ecology')
    await opened.button('插入填报表').click()
    await opened.button('校验').waitFor()
    await fill(opened, right)
    await opened.button('上传').click()
    await opened.pane.getByText('已收到，报送成功').waitFor()
  })

  async function publish(): Promise<void> {
    await panes.asEditor('POST', 'issues/2022-45/merge')
    await panes.asEditor('POST', 'issues/2022-45/publish', { acceptMissing: true })
  }
})

const ribbonButton = (page: Page, name: string) => page.locator('.ribbon').getByRole('button', { name })

/** From the pane's next start on. */
const setExcelApi = (page: Page, version: string): Promise<void> =>
  page.evaluate(
    (sets) => {
      if (window.excelHost) window.excelHost.settings.sets = sets
    },
    { ...currentSets, ExcelApi: version },
  )
