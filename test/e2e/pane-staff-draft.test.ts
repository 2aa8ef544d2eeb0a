/** The draft is the workbook: what reloading, closing and another machine leave of it; and how often Excel is asked. */
import { describe, expect, it } from 'vitest'
import { chromiumMissing } from './chromium.ts'
import { comeBack } from './pane-sign-in.ts'
import {
  clear,
  eventually,
  expectAccessible,
  fill,
  reloadPane,
  takePicture,
  type TryPane,
  type,
  useTryPanes,
} from './try-pane.ts'

const right = {
  ...{ D3: '李敏', F3: '028-8612', D6: '102', D7: '98', D8: '1500', D9: '1460', D10: '31', D11: '30' },
  ...{ B14: '窗口服务效能提升工作情况', D14: '排污许可证“一网通办”。', E14: '2022-12-28' },
}

describe.skipIf(chromiumMissing !== '')(`a draft${chromiumMissing}`, () => {
  const panes = useTryPanes()

  async function openFilled(): Promise<TryPane> {
    const opened = await panes.open()
    await opened.button('插入填报表').click()
    await opened.button('校验').waitFor()
    await fill(opened, right)
    return opened
  }

  it('is found again when the pane is reloaded, when the workbook is, and whatever its sheet is called', async () => {
    const opened = await openFilled()
    const { page, pane, button } = opened
    await reloadPane(opened)
    await comeBack(opened)
    await pane.getByText('工作表：填报表').waitFor()
    await clear(opened, 'D7')
    await button('校验').click()
    await pane.getByText('“行政许可办结”没有填').waitFor()
    await page.getByRole('tab', { name: '填报表' }).dblclick()
    await page.keyboard.type('交材料')
    await page.keyboard.press('Enter')
    await page.reload()
    await comeBack(opened)
    await pane.getByText('工作表：交材料').waitFor()
    expect(await page.locator('td[data-cell="D8"]').innerText()).toBe('1500')
    // What an earlier check has coloured goes with the first one of today.
    await type(opened, 'D7', '98')
    await button('校验').click()
    await pane.getByRole('heading', { name: /^校验通过/ }).waitFor()
    expect(await page.evaluate(() => window.excelHost?.workbook.active.conditionalFormats)).toEqual([])
  })

  it('brings back what was sent: over what stands there once she says so, and into an empty workbook', async () => {
    const opened = await openFilled()
    const { page, pane, button } = opened
    await fill(opened, { D7: '120', G7: '年末集中办理' })
    await button('上传').click()
    await pane.getByText('已收到，报送成功').waitFor()
    const sent = await inputsOf(opened)
    await fill(opened, { D6: '999', D14: '改坏了', G7: '' })
    await button('取回已报送的内容').click()
    await button('不代替').click()
    expect(await inputsOf(opened)).not.toEqual(sent)
    await button('取回已报送的内容').click()
    await button('代替').click()
    await eventually(() => inputsOf(opened)).toEqual(sent)
    await button('上传').click()
    await pane.getByText('与第 1 次报送完全相同，没有重复保存').waitFor()

    await page.getByRole('button', { name: /^文件/ }).click()
    await page.getByRole('menuitem', { name: '新建工作簿' }).click()
    await page.getByRole('button', { name: '新建工作簿', exact: true }).click()
    await comeBack(opened)
    await button('取回已报送的内容').waitFor()
    await expectAccessible(opened)
    await takePicture(opened, 'staff-insert-again')
    await button('取回已报送的内容').click()
    await eventually(() => inputsOf(opened)).toEqual(sent)
  })

  it('in steady state a check asks Excel once, and so does a pause in typing', async () => {
    const opened = await openFilled()
    const { page, pane, button } = opened
    const checked = async (): Promise<number> => {
      const before = await syncsOf(opened)
      await button('校验').click()
      await eventually(() => syncsOf(opened)).toBeGreaterThan(before)
      await settled(opened)
      return (await syncsOf(opened)) - before
    }
    await checked()
    await pane.getByRole('heading', { name: /^校验通过/ }).waitFor()
    expect(await checked()).toBe(1)
    await clear(opened, 'D3')
    await pane.getByText('没有写填报人').waitFor()
    await settled(opened)
    expect(await checked()).toBe(1)
    const before = await syncsOf(opened)
    await type(opened, 'D6', '103')
    await page.locator('td[data-cell="D6"]').getByText('103').waitFor()
    await eventually(() => syncsOf(opened)).toBeGreaterThan(before)
    await settled(opened)
    expect((await syncsOf(opened)) - before).toBe(1)
  })
})

const syncsOf = ({ page }: TryPane): Promise<number> => page.evaluate(() => window.excelHost?.syncs ?? 0)

/** Nothing more has reached Excel for longer than the pane waits for her to stop typing. */
async function settled(opened: TryPane): Promise<void> {
  for (let before = -1; ;) {
    const now = await syncsOf(opened)
    if (now === before) return
    before = now
    await opened.page.waitForTimeout(600)
  }
}

/** What stands in the cells that she fills in. */
const inputsOf = ({ page }: TryPane): Promise<unknown> =>
  page.evaluate(
    (cells) => {
      const sheet = window.excelHost?.workbook.active
      return cells.map((cell) => sheet?.value(Number(cell.slice(1)) - 1, cell.charCodeAt(0) - 65) ?? null)
    },
    [...Object.keys(right), 'G7'],
  )
