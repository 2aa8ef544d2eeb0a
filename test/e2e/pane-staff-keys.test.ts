/** A department's week with no mouse: Tab, Enter, the keys of the ribbon, F6 between sheet and pane (issue 3, point 1). */
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { tryPassword } from '../excel-host/try-people.ts'
import { chromiumMissing } from './chromium.ts'
import { activeCell, eventually, type TryPane, useTryPanes } from './try-pane.ts'

const keys = {
  check: 'Control+Shift+Alt+K',
  upload: 'Control+Shift+Alt+U',
  goToFinding: 'Control+Shift+Alt+G',
} as const

describe.skipIf(chromiumMissing !== '')(`by keyboard alone${chromiumMissing}`, () => {
  const panes = useTryPanes()

  it('from signing in to the receipt: each step is reached by Tab, and the focus is led to what came of it', async () => {
    const opened = await panes.open({ person: null })
    const { page, pane, button } = opened
    await button('登录').waitFor()
    await toPane(opened)
    await tabTo(opened, button('登录'))
    const opening = page.context().waitForEvent('page')
    await page.keyboard.press('Enter')
    const dialog = await opening
    await focused(dialog.locator('[name=login]'))
    await dialog.keyboard.type('ecology')
    await dialog.keyboard.press('Tab')
    await dialog.keyboard.type(tryPassword)
    await dialog.keyboard.press('Enter')
    await button('插入填报表').waitFor()
    await tabTo(opened, button('插入填报表'))
    await page.keyboard.press('Enter')
    await focused(pane.locator('#sheet'))

    await toSheet(opened)
    // Tab goes from one open cell of a protected sheet to the next: nil return, reporter, phone, figures and remarks.
    for (const text of ['', '', '李敏', '', '102', '', '', '', '1500', '', '1460', '', '31', '', '30', '']) {
      if (text !== '') await page.keyboard.type(text)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press(keys.check)
    await focused(pane.locator('#result'))
    expect(await pane.locator('#result').getAttribute('aria-labelledby')).toBe('result-heading')

    await tabTo(opened, pane.locator('#result button', { hasText: 'D7' }))
    await page.keyboard.press('Enter')
    await eventually(() => activeCell(opened)).toBe('D7')
    await toSheet(opened)
    await page.keyboard.type('120')
    await page.keyboard.press('Enter')
    await pane.getByText('（120）大于“行政许可受理”（102）').waitFor()

    await page.keyboard.press('ArrowUp')
    await page.keyboard.press(keys.goToFinding)
    const reason = pane.getByLabel('原因（单元格 D7）')
    await focused(reason)
    await page.keyboard.press(keys.upload)
    await focused(reason)
    expect(await reason.getAttribute('aria-invalid')).toBe('true')
    await page.keyboard.insertText('年末集中办理')
    await page.keyboard.press(keys.upload)
    await focused(pane.locator('#receipt'))
    await tabTo(opened, button('收起回执'))
    await page.keyboard.press('Enter')
    await focused(button('查看回执'))
    await tabTo(opened, button('取回已报送的内容'))
    await page.keyboard.press('Enter')
    await focused(pane.locator('#confirm'))
    await page.keyboard.press('Escape')
    await focused(button('取回已报送的内容'))
  })

  it('the cell’s own menu leads to its finding, or says that there is none', async () => {
    const opened = await panes.open()
    const { page, pane, button } = opened
    await button('插入填报表').click()
    await button('校验').click()
    await focused(pane.locator('#result'))
    await page.locator('td[data-cell="D3"]').click()
    await page.keyboard.press('Shift+F10')
    await page.keyboard.press('Enter')
    await focused(pane.locator('#result button', { hasText: 'D3' }))
    await page.locator('td[data-cell="D6"]').click()
    await page.keyboard.press('Shift+F10')
    await page.keyboard.press('Enter')
    await pane.getByText('单元格 D6 没有校验结果').waitFor()
  })
})

/** F6 goes round: sheet, tabs, pane, ribbon. */
async function toPane({ page }: TryPane): Promise<void> {
  const frame = page.locator('.pane > iframe')
  for (let i = 0; i < 4 && !(await hasFocus(frame)); i++) await page.keyboard.press('F6')
  await focused(frame)
}

async function toSheet({ page }: TryPane): Promise<void> {
  const box = page.locator('.ground textarea')
  for (let i = 0; i < 4 && !(await hasFocus(box)); i++) await page.keyboard.press('F6')
  await focused(box)
}

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element.ownerDocument.hasFocus() && element.ownerDocument.activeElement === element)

const focused = (target: Locator) =>
  eventually(() => target.first().evaluate((element) => element.ownerDocument.activeElement === element)).toBe(true)

/** And it is seen that the focus is there. */
async function tabTo({ page }: TryPane, target: Locator): Promise<void> {
  const before = await ringOf(target)
  for (let i = 0; i < 25 && !(await hasFocus(target)); i++) await page.keyboard.press('Tab')
  await focused(target)
  await eventually(() => ringOf(target)).not.toBe(before)
}

/** What an element has around it; Fluent draws a field's ring on the field. */
const ringOf = (target: Locator): Promise<string> =>
  target.evaluate((element) => {
    const ring = ({ outline, boxShadow, borderColor, transform }: CSSStyleDeclaration): string =>
      [outline, boxShadow, borderColor, transform].join(' ')
    const field = element.matches('select, textarea') ? element.parentElement : null
    return [element, ...(field ? [field] : [])]
      .flatMap((one) => [ring(getComputedStyle(one)), ring(getComputedStyle(one, '::after'))])
      .join('; ')
  })
