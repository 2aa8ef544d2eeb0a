/** What can come between an editor and her review: another editor, a reload, a department, a slip in the sheet. */
import { beforeEach, describe, expect, it } from 'vitest'
import { chromiumMissing } from './chromium.ts'
import {
  eventually,
  item,
  listed,
  merge,
  openItem,
  rowOfItem,
  saveReview,
  sendAs,
  turnTo,
  typeOn,
  valueAt,
} from './editor-pane.ts'
import { comeBack } from './pane-sign-in.ts'
import { activeCell, clear, paste, reloadPane, type, type TryPane, useTryPanes } from './try-pane.ts'

interface StoredReview {
  readonly revision: number
  readonly edits: readonly { readonly item: string; readonly include?: boolean; readonly text?: string }[]
  readonly order: Readonly<Record<string, readonly string[]>>
}

describe.skipIf(chromiumMissing !== '')(`the editor’s review${chromiumMissing}`, () => {
  const panes = useTryPanes('sample')
  let editor: TryPane
  beforeEach(async () => {
    editor = await panes.open({ person: 'editor' })
  })
  const review = () => panes.asEditor<StoredReview>('GET', `issues/${panes.server.issue}/review`)
  const editOf = async (id: string) => (await review()).edits.find((edit) => edit.item === id)
  const textCell = async (id: string) => `E${await rowOfItem(editor, id)}`

  it('two editors at once: the second is told of the first, sees both, chooses where both changed, and nothing is lost', async () => {
    const other = await panes.open({ person: 'editor' })
    await merge(editor)
    await merge(other)
    await typeOn(editor, await textCell('housing#1'), '（甲改）')
    await item(editor, 'market#1').getByRole('checkbox').uncheck()
    await eventually(async () => valueAt(editor, `B${await rowOfItem(editor, 'market#1')}`), '否')
    await saveReview(editor, 1)

    await typeOn(other, `E${await rowOfItem(other, 'housing#1')}`, '（乙改）')
    await (await openItem(other, 'trade#1')).getByRole('button', { name: '上移' }).click()
    await other.button('保存审校').click()
    await other.pane.getByRole('heading', { name: '已有人先保存了审校' }).waitFor()
    const sides = other.pane.getByRole('radio')
    expect(await sides.count()).toBe(2)
    await other.pane.getByText('（甲改）').waitFor()
    await other.pane.getByText('（乙改）').waitFor()
    const save = other.button('合并保存')
    expect(await save.getAttribute('aria-disabled')).toBe('true')
    await sides.first().check()
    await save.click()
    await eventually(async () => (await review()).revision, 2)
    expect((await editOf('housing#1'))?.text).toMatch(/（乙改）$/)
    expect((await editOf('market#1'))?.include).toBe(false)
    const order = ['human-resources#1', 'housing#1', 'trade#1', 'market#1']
    await eventually(async () => (await listed(other)).slice(0, 4), order)

    await editor.button('重新汇总').click()
    await eventually(async () => (await listed(editor)).slice(0, 4), order)
    const shown = async (pane: TryPane) =>
      Promise.all(
        ['A', 'B', 'C', 'D', 'E'].flatMap((column) => [5, 6, 7, 8].map((row) => valueAt(pane, `${column}${row}`))),
      )
    await eventually(() => shown(editor), await shown(other))
  })

  it('a reload of the pane, then of the workbook: unsaved edits stand in the sheet, are found again and saved', async () => {
    await merge(editor)
    const { page, pane } = editor
    const cell = await textCell('housing#1')
    await typeOn(editor, cell, '（未存）')
    await pane.getByText('审校表有修改尚未保存').first().waitFor()
    await reloadPane(editor)
    await comeBack(editor)
    await pane.getByText('审校表有修改尚未保存').first().waitFor()
    await page.waitForTimeout(600)
    await page.reload()
    await comeBack(editor)
    await pane.getByText('审校表有修改尚未保存').first().waitFor()
    expect(await valueAt(editor, cell)).toMatch(/（未存）$/)
    await turnTo(editor, '审校')
    await saveReview(editor, 1)
    expect((await editOf('housing#1'))?.text).toMatch(/（未存）$/)
  })

  it('departments that send again after her edit: both wordings stand side by side, hers is kept, theirs is taken', async () => {
    await merge(editor)
    await typeOn(editor, await textCell('housing#1'), '（我改）')
    await typeOn(editor, await textCell('market#1'), '（我改）')
    await saveReview(editor, 1)
    for (const department of ['housing', 'market'])
      await sendAs(panes.server, department, ({ items }) => ({
        items: items.map((one) => ({ ...one, text: `（重报）${one.text ?? ''}` })),
      }))
    await turnTo(editor, '报送')
    await editor.button('刷新').click()
    await turnTo(editor, '审校')
    await editor.pane.getByText('汇总之后，省住房城乡建设厅、省市场监管局的报送有变化').waitFor()
    await editor.button('重新汇总').first().click()
    await editor.pane.getByText('审校表已画好').waitFor()

    await expectBothWordings('housing#1')
    await (await openItem(editor, 'housing#1')).getByRole('button', { name: '用我的' }).click()
    await eventually(
      async () => /^省住.*（我改）$/s.test(String(await valueAt(editor, await textCell('housing#1')))),
      true,
    )
    await expectBothWordings('market#1')
    await (await openItem(editor, 'market#1')).getByRole('button', { name: '用部门的' }).click()
    await eventually(async () => /^（重报）省市/.test(String(await valueAt(editor, await textCell('market#1')))), true)
    await saveReview(editor, 2)
    expect((await editOf('housing#1'))?.text).toMatch(/（我改）$/)
    expect(await editOf('market#1')).toBeUndefined()
  })

  async function expectBothWordings(id: string): Promise<void> {
    const choice = (await openItem(editor, id)).getByRole('group', { name: '部门在您修改之后又改了' })
    await choice.getByText(/（我改）$/).waitFor()
    await choice.getByText(/（重报）/).waitFor()
  }

  it('an item that was moved keeps the keyboard in the pane, but never takes it back from the sheet', async () => {
    const { page } = editor
    await merge(editor)
    const row = await openItem(editor, 'human-resources#1')
    await row.getByRole('button', { name: '下移' }).press('Enter')
    await eventually(async () => (await listed(editor)).indexOf('human-resources#1'), 1)
    await eventually(() => row.locator(':focus').textContent(), '下移')
    // Presses the button and is in the sheet before the list is drawn anew.
    await page.evaluate(() => {
      const pane = document.querySelector<HTMLIFrameElement>('.pane > iframe')?.contentDocument
      const button = pane?.querySelector<HTMLElement>('[data-move="human-resources#1 down"]')
      button?.focus()
      button?.click()
      document.querySelector<HTMLElement>('.name-box')?.focus()
    })
    await eventually(async () => (await listed(editor)).indexOf('human-resources#1'), 2)
    await eventually(() => valueAt(editor, 'A5'), 3)
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('name-box')
  })

  it('a slip in the sheet is a finding at its cell that blocks saving, leads there, and goes when it is mended', async () => {
    await merge(editor)
    const { page, pane } = editor
    const rows = { order: await rowOfItem(editor, 'human-resources#1'), section: await rowOfItem(editor, 'housing#1') }
    const emptied = await textCell('market#1')
    const source = `H${await rowOfItem(editor, 'trade#1')}`
    const kept = { text: String(await valueAt(editor, emptied)), source: String(await valueAt(editor, source)) }
    const section = String(await valueAt(editor, `C${rows.section}`))
    await paste(editor, `A${rows.order}`, '第一')
    await paste(editor, `C${rows.section}`, '好人好事')
    await clear(editor, emptied)
    // Locked: she has taken the protection off.
    await page.evaluate(() => {
      const sheet = window.excelHost?.workbook.active
      if (sheet) sheet.protection = undefined
    })
    await paste(editor, source, '不是来源')
    const slips = [
      ['“顺序”栏的“第一”不是数字', `A${rows.order}`, '1'],
      ['没有“好人好事”这个栏目', `C${rows.section}`, section],
      ['这条动态的正文被清空', emptied, kept.text],
      ['“来源”栏的“不是来源”被改动', source, kept.source],
    ] as const
    for (const [sentence] of slips) await pane.getByRole('button', { name: sentence }).waitFor()
    await pane.getByText('先改正下面标为“错误”的单元格').or(pane.getByText('才能保存')).first().waitFor()
    expect(await editor.button('保存审校').getAttribute('aria-disabled')).toBe('true')
    for (const [sentence, cell, right] of slips) {
      await pane.getByRole('button', { name: sentence }).click()
      await eventually(() => activeCell(editor), cell)
      await paste(editor, cell, right)
      await pane.getByRole('button', { name: sentence }).waitFor({ state: 'detached' })
    }
    await type(editor, `D${rows.section}`, '改好了')
    await saveReview(editor, 1)
  })
})
