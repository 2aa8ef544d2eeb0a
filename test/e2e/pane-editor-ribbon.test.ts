/** The ribbon, the keys and the cells' menu, as the editor's pane enables and answers them. */
import { describe, expect, it } from 'vitest'
import { chromiumMissing } from './chromium.ts'
import { signOut } from './pane-sign-in.ts'
import { eventually, item, merge, openItem, rowOfItem, turnTo } from './editor-pane.ts'
import { activeCell, choose, paste, type TryPane, useTryPanes } from './try-pane.ts'

const commands = ['Bulletin.Open', 'Bulletin.Check', 'Bulletin.Upload', 'Bulletin.Merge'] as const

describe.skipIf(chromiumMissing !== '')(`the editor’s ribbon${chromiumMissing}`, () => {
  const panes = useTryPanes('sample')
  const command = ({ page }: TryPane, id: string) => page.locator(`[data-command="${id}"]`)
  const enabled = async (pane: TryPane): Promise<string[]> => {
    const states = await Promise.all(
      commands.map(async (id) => ((await command(pane, id).getAttribute('aria-disabled')) === 'true' ? '' : id)),
    )
    return states.filter(Boolean)
  }

  it('offers what the state allows: nothing signed out, merging with reports, checking with a sheet, neither once published', async () => {
    const editor = await panes.open({ person: 'editor' })
    await eventually(() => enabled(editor), ['Bulletin.Open', 'Bulletin.Merge'])
    await merge(editor)
    await eventually(() => enabled(editor), ['Bulletin.Open', 'Bulletin.Check', 'Bulletin.Merge'])
    await turnTo(editor, '印发')
    await editor.pane.getByLabel('不等这些部门，照此印发').check()
    await editor.button('印发').click()
    await editor.pane.getByRole('heading', { name: '已印发，第 1 版' }).waitFor()
    await eventually(() => enabled(editor), ['Bulletin.Open', 'Bulletin.Check'])
    await signOut(editor)
    await eventually(() => enabled(editor), ['Bulletin.Open'])
  })

  it('merges by its button, and again by its keys, which ask first where edits are unsaved', async () => {
    const editor = await panes.open({ person: 'editor' })
    const { page, pane } = editor
    await eventually(() => enabled(editor), ['Bulletin.Open', 'Bulletin.Merge'])
    await editor.page.getByRole('button', { name: '关闭窗格' }).click()
    await command(editor, 'Bulletin.Merge').click()
    await pane.getByText('审校表已画好').waitFor()
    await item(editor, 'market#1').getByRole('checkbox').uncheck()
    await pane.getByText('审校表有修改尚未保存').first().waitFor()
    await choose(editor, 'A1')
    await page.keyboard.press('Control+Shift+Alt+m')
    const dialog = pane.getByRole('dialog', { name: '审校表有修改尚未保存' })
    await dialog.getByRole('button', { name: '先保存，再汇总' }).click()
    await pane.getByText('已保存，第 1 稿', { exact: true }).waitFor()
    expect(await item(editor, 'market#1').getByRole('checkbox').isChecked()).toBe(false)
  })

  it('the cell’s menu leads to its finding or its item, and says so where there is neither', async () => {
    const editor = await panes.open({ person: 'editor' })
    const { page, pane } = editor
    await merge(editor)
    await paste(editor, `A${await rowOfItem(editor, 'human-resources#1')}`, '第一')
    await pane.getByRole('button', { name: '“顺序”栏的“第一”不是数字' }).waitFor()
    const ask = async (cell: string) => {
      await choose(editor, cell)
      await page.locator(`td[data-cell="${cell}"]`).click({ button: 'right' })
      await page.getByRole('menuitem', { name: '简报：查看问题' }).click()
    }
    const focused = () =>
      pane
        .locator(':focus')
        .evaluate((element) => element.getAttribute('data-cell') ?? element.getAttribute('data-item'))
    await ask(`A${await rowOfItem(editor, 'human-resources#1')}`)
    await eventually(focused, `A${await rowOfItem(editor, 'human-resources#1')}`)
    await openItem(editor, 'market#1')
    // The sheet follows the pane; who chose another cell before that would be led away from it.
    await eventually(() => activeCell(editor), `E${await rowOfItem(editor, 'market#1')}`)
    await ask(`D${await rowOfItem(editor, 'housing#1')}`)
    await eventually(focused, 'housing#1')
    await ask('B3')
    await pane.getByText('单元格 B3 没有问题').waitFor()
  })
})
