/** Every screen of the editor's pane at 320 px: nothing that axe finds, nothing wider than the pane; and by keys alone. */
import { describe, expect, it } from 'vitest'
import { chromiumMissing } from './chromium.ts'
import { eventually, openItem, rowOfItem, sendAs, typeOn } from './editor-pane.ts'
import {
  choose,
  expectAccessible,
  type OpenOptions,
  paste,
  takePicture,
  type TryPane,
  useTryPanes,
} from './try-pane.ts'

const words = {
  'zh-CN': {
    tabs: ['报送', '审校', '印发', '历期'],
    remind: '催报文字',
    returnIt: '退回…',
    cancel: '取消',
    merge: '汇总',
    again: '重新汇总',
    merged: '审校表已画好',
    unsaved: '审校表有修改尚未保存',
    keep: '不汇总，接着改',
    save: '保存审校',
    saved: '审校已保存',
    decide: '部门在您修改之后又改了',
    accept: '不等这些部门，照此印发',
    publish: '印发',
    published: '已印发，第 1 版',
    open: '开下一期…',
  },
  en: {
    tabs: ['Reports', 'Review', 'Publish', 'Issues'],
    remind: 'Reminder',
    returnIt: 'Return…',
    cancel: 'Cancel',
    merge: 'Merge',
    again: 'Merge again',
    merged: 'The review sheet is ready',
    unsaved: 'The review sheet has unsaved changes',
    keep: 'Keep working on it',
    save: 'Save review',
    saved: 'Review saved',
    decide: 'The department changed it after your edit',
    accept: 'Publish without them',
    publish: 'Publish',
    published: 'Published, edition 1',
    open: 'Open the next issue…',
  },
} as const

const looks = [
  ['zh-dark', { language: 'zh-CN', theme: 'dark' }],
  ['en-forced', { language: 'en', theme: 'light', context: { forcedColors: 'active' } }],
] as const satisfies readonly (readonly [string, OpenOptions])[]

describe.skipIf(chromiumMissing !== '')(`the editor’s screens${chromiumMissing}`, () => {
  const panes = useTryPanes('sample')

  it.each(looks)(
    '%s: board, dialogs, review, conflict, publishing and issues',
    { timeout: 180_000 },
    async (look, options) => {
      const editor = await panes.open({ person: 'editor', width: 320, ...options })
      const { pane, button } = editor
      const w = words[options.language]
      const turn = (at: 0 | 1 | 2 | 3) => pane.getByRole('tab', { name: w.tabs[at], exact: true }).click()
      const look_ = async (screen: string) => {
        await expectAccessible(editor)
        await takePicture(editor, `editor-${look}-${screen}`)
      }
      await pane.getByRole('button', { name: /省人力资源社会保障厅/ }).click()
      await button(w.remind).click()
      await look_('1-board')
      await button(w.returnIt).click()
      await look_('2-return')
      await pane.getByRole('dialog').getByRole('button', { name: w.cancel }).click()
      await turn(1)
      await look_('3-before-merge')
      await button(w.merge).click()
      await pane.getByText(w.merged).waitFor()
      await look_('4-merged')
      await edit(editor, w.unsaved)
      await look_('5-edited')
      await button(w.again).first().click()
      await look_('6-merge-again')
      await button(w.keep).click()
      await showFinding(editor)
      await look_('7-finding')
      await paste(editor, `A${await rowOfItem(editor, 'human-resources#1')}`, '1')
      await secondEditorSaves()
      await eventually(() => button(w.save).getAttribute('aria-disabled'), null)
      await button(w.save).click()
      await pane.getByRole('radio').first().waitFor()
      await look_('8-two-editors')
      await pane.getByRole('radio').first().check()
      await pane
        .locator('section')
        .filter({ has: pane.getByRole('radio') })
        .getByRole('button')
        .first()
        .click()
      await pane.getByRole('radio').first().waitFor({ state: 'detached' })
      await departmentSendsAgain()
      await eventually(() => button(w.again).first().getAttribute('aria-disabled'), null)
      await button(w.again).first().click()
      const choice = pane.getByRole('group', { name: w.decide })
      await openItem(editor, 'housing#1')
      await choice.waitFor()
      await look_('9-department')
      await choice.getByRole('button').last().click()
      await eventually(() => button(w.save).getAttribute('aria-disabled'), null)
      await button(w.save).click()
      await pane.getByText(w.saved).first().waitFor()
      await turn(2)
      await pane.getByLabel(w.accept).check()
      await look_('10-publish')
      await button(w.publish).click()
      await pane.getByRole('heading', { name: w.published }).waitFor()
      await look_('11-published')
      await turn(3)
      await look_('12-issues')
      await button(w.open).click()
      await look_('13-open-next')
    },
  )

  async function secondEditorSaves(): Promise<void> {
    const text = '另一位编辑改的。'
    const base = { revision: 1, section: 'environment', headline: '资质申请减材料', text: await housingText() }
    await panes.asEditor('PUT', `issues/${panes.server.issue}/review`, {
      base: 0,
      edits: [{ item: 'housing#1', text, base }],
      order: {},
    })
  }

  const housingText = async (): Promise<string> => {
    const path = `issues/${panes.server.issue}/submissions/housing?revision=1`
    const { items } = await panes.asEditor<{ readonly items: readonly { readonly text: string }[] }>('GET', path)
    return items[0]?.text ?? ''
  }

  const departmentSendsAgain = () =>
    sendAs(panes.server, 'housing', ({ items }) => ({
      items: items.map((one) => ({ ...one, text: `${one.text ?? ''}现已推广。` })),
    }))

  it('from the board to the link by keys alone', async () => {
    const editor = await panes.open({ person: 'editor' })
    const { page, pane } = editor
    const tab = async (name: string) => {
      for (let step = 0; step < 80; step++) {
        const focused = await pane.locator(':focus').evaluateAll(([element]) => element?.textContent ?? '')
        if (focused === name) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`Tab does not reach ${name}`)
    }
    await choose(editor, 'A1')
    await page.keyboard.press('F6')
    await eventually(() => page.locator(':focus').getAttribute('role'), 'tab')
    await page.keyboard.press('F6')
    // A frame whose document has the focus is no :focus of its own.
    await eventually(() => page.evaluate(() => document.activeElement?.tagName), 'IFRAME')
    await tab('报送')
    await page.keyboard.press('ArrowRight')
    await tab('汇总')
    await page.keyboard.press('Enter')
    await pane.getByText('审校表已画好').waitFor()
    await pane.getByRole('tab', { name: '审校' }).focus()
    await page.keyboard.press('ArrowRight')
    await pane.getByLabel('不等这些部门，照此印发').waitFor()
    for (let step = 0; step < 20 && !(await pane.getByLabel('不等这些部门，照此印发').isChecked()); step++) {
      await page.keyboard.press('Tab')
      if ((await pane.locator(':focus').getAttribute('type')) === 'checkbox') await page.keyboard.press('Space')
    }
    await tab('印发')
    await page.keyboard.press('Enter')
    await pane.getByRole('heading', { name: '已印发，第 1 版' }).waitFor()
    await eventually(() => pane.locator(':focus').textContent(), '已印发，第 1 版')
    await tab('复制链接')
    await page.keyboard.press('Enter')
    await pane.getByText('已复制').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      await pane.getByLabel('收件人链接').inputValue(),
    )
  })
})

/** Her own words at an item that is open. */
async function edit(editor: TryPane, unsaved: string): Promise<void> {
  await typeOn(editor, `E${await rowOfItem(editor, 'housing#1')}`, '我改的。')
  await editor.pane.getByText(unsaved).first().waitFor()
  await openItem(editor, 'housing#1')
  await editor.pane.locator('ins').first().waitFor()
}

async function showFinding(editor: TryPane): Promise<void> {
  const cell = `A${await rowOfItem(editor, 'human-resources#1')}`
  await paste(editor, cell, '第一')
  await editor.pane.locator(`[data-cell="${cell}"]`).waitFor()
}
