/** A department's week in its workbook: from an empty one to the receipt, as a person does it (issue 3, points 2, 8). */
import { describe, expect, it } from 'vitest'
import { chromiumMissing } from './chromium.ts'
import { signIn } from './pane-sign-in.ts'
import {
  activeCell,
  choose,
  colourOf,
  eventually,
  paste,
  takePicture,
  type TryPane,
  type,
  useTryPanes,
} from './try-pane.ts'

describe.skipIf(chromiumMissing !== '')(`a department's sheet${chromiumMissing}`, () => {
  const panes = useTryPanes()

  it('by mouse: inserted, filled wrongly, led to each mistake, mended, uploaded, corrected', async () => {
    const opened = await panes.open({ person: null })
    const { page, pane, button } = opened
    await signIn(opened, 'ecology')
    await button('插入填报表').click()
    await page.getByRole('tab', { name: '填报表', selected: true }).waitFor()
    await button('校验').waitFor()
    await takePicture(opened, 'staff-filling', 'page')

    await fillWrongly(opened)
    await button('校验').click()
    await pane.getByRole('heading', { name: '3 处错误，3 处需要说明，1 条提示' }).waitFor()
    await takePicture(opened, 'staff-findings', 'page')
    for (const { leads } of wrong) {
      await finding(opened, leads).click()
      await eventually(() => activeCell(opened)).toBe(leads)
    }
    const calm = await colourOf(opened, 'D10')
    for (const { cell, leads, right, coloured = true } of wrong) {
      if (coloured) expect(await colourOf(opened, leads), leads).not.toBe(calm)
      await type(opened, cell, right)
      await finding(opened, leads).waitFor({ state: 'detached' })
      await eventually(() => colourOf(opened, leads)).toBe(calm)
    }
    await pane.getByRole('heading', { name: '校验通过，没有发现问题，可以上传。' }).waitFor()

    await button('上传').click()
    await eventually(() => factsOf(opened)).toMatchObject({ 报送次数: '第 1 次', 时效: '按时' })
    await pane.getByText('这是本期第一次报送。').waitFor()
    await takePicture(opened, 'staff-receipt', 'page')
    const first = await factsOf(opened)

    await button('上传').click()
    await pane.getByText('与第 1 次报送完全相同，没有重复保存').waitFor()
    expect(await factsOf(opened)).toEqual(first)

    await type(opened, 'D6', '110')
    await type(opened, 'D14', '省生态环境厅推行排污许可证“一网通办”，十二月二十八日起实行。')
    await button('上传').click()
    await eventually(() => factsOf(opened)).toMatchObject({ 报送次数: '第 2 次' })
    const receipt = await pane.locator('#receipt').innerText()
    expect(receipt).toContain('行政许可受理：102 → 110件')
    expect(receipt).toContain('第 1 条动态改了正文')
    expect((await factsOf(opened))['校验码']).not.toBe(first['校验码'])
    await takePicture(opened, 'staff-revision', 'page')
  })
})

interface Mistake {
  readonly cell: string
  /** The cell that the finding leads to. */
  readonly leads: string
  readonly wrong: string
  readonly right: string
  /** False where only a notice is left by then. */
  readonly coloured?: boolean
}

const section = '窗口服务效能提升工作情况'

/** In the order in which they are mended. */
const wrong: readonly Mistake[] = [
  { cell: 'D3', leads: 'D3', wrong: '', right: '李敏' },
  { cell: 'D7', leads: 'D7', wrong: '一百多', right: '98' },
  { cell: 'B14', leads: 'B14', wrong: '新栏目', right: section },
  { cell: 'D8', leads: 'D8', wrong: '-20', right: '1500' },
  { cell: 'E15', leads: 'D15', wrong: '2022-11-03', right: '2022-12-28' },
  { cell: 'D9', leads: 'D9', wrong: '１，４６０件', right: '1460', coloured: false },
]

async function fillWrongly(opened: TryPane): Promise<void> {
  const typed = { F3: '028-8612', D6: '102', D8: '-20', D10: '31', D11: '30', B15: section }
  for (const [cell, text] of Object.entries(typed)) await type(opened, cell, text)
  await type(opened, 'D14', '省生态环境厅推行排污许可证“一网通办”。')
  await type(opened, 'D15', '省生态环境厅窗口延时服务企业办事。')
  // Typed, the sheet's own rules would stop these; who copies from another file is not stopped.
  for (const { cell, wrong: text } of wrong) if (text !== '' && !(cell in typed)) await paste(opened, cell, text)
  await choose(opened, 'A1')
}

/** The button of the first finding at a cell. */
const finding = ({ pane }: TryPane, cell: string) =>
  pane.locator('#result li button', { has: pane.getByText(cell, { exact: true }) }).first()

/** The receipt as it reads. */
const factsOf = ({ pane }: TryPane): Promise<Record<string, string>> =>
  pane
    .locator('#receipt dl')
    .evaluate((list) =>
      Object.fromEntries(
        [...list.querySelectorAll('dt')].map((term) => [term.textContent, term.nextElementSibling?.textContent ?? '']),
      ),
    )
