/** Links, people and audit in the real browser: what each does, its looks at 320 px, and by keys alone. */
import { readFile } from 'node:fs/promises'
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { chromiumMissing } from './chromium.ts'
import { eventually, turnTo } from './editor-pane.ts'
import { expectAccessible, type OpenOptions, takePicture, type TryPane, useTryPanes } from './try-pane.ts'

const words = {
  'zh-CN': {
    tabs: { publish: '印发', issues: '历期', audit: '审计', people: '人员' },
    makeLink: '生成链接…',
    generated: '代拟一个',
    make: '生成',
    made: '新链接已生成，只显示这一次',
    revoke: /^撤销链接/,
    cancel: '取消',
    add: '增加人员…',
    account: '账号',
    name: '姓名',
    keep: '放入修改',
    remove: '移除编辑',
    removeAdmin: '移除管理员',
    noAdmin: '没有管理员',
    range: '范围',
    more: /^再显示/,
    readOnly: '审计身份：只能查看，不能办理',
  },
  en: {
    tabs: { publish: 'Publish', issues: 'Issues', audit: 'Audit', people: 'People' },
    makeLink: 'Make a link…',
    generated: 'Make one for me',
    make: 'Make it',
    made: 'The new link, shown this once',
    revoke: /^Revoke link/,
    cancel: 'Cancel',
    add: 'Add a person…',
    account: 'Account',
    name: 'Name',
    keep: 'Take over',
    remove: 'Remove 编辑',
    removeAdmin: 'Remove 管理员',
    noAdmin: 'leave no administrator',
    range: 'Of',
    more: /^Show \d+ more/,
    readOnly: 'As an auditor you see everything and change nothing',
  },
} as const

const looks = [
  ['zh-light', { language: 'zh-CN', theme: 'light' }],
  ['en-dark', { language: 'en', theme: 'dark' }],
  ['en-forced', { language: 'en', theme: 'light', context: { forcedColors: 'active' } }],
] as const satisfies readonly (readonly [string, OpenOptions])[]

describe.skipIf(chromiumMissing !== '')(`the office’s views${chromiumMissing}`, () => {
  const panes = useTryPanes('sample')
  const publishIssue = () =>
    panes.asEditor<{ readonly link: { readonly url: string } }>('POST', `issues/${panes.server.issue}/publish`, {
      acceptMissing: true,
    })

  describe('look well at 320 px', () => {
    it.each(looks)('%s: links, people and audit', { timeout: 180_000 }, async (look, options) => {
      await publishIssue()
      const w = words[options.language]
      const admin = await panes.open({ person: 'admin', width: 320, ...options })
      const { pane, button } = admin
      const look_ = async (screen: string) => {
        await expectAccessible(admin)
        await takePicture(admin, `office-${look}-${screen}`)
      }
      await turnTo(admin, w.tabs.publish)
      await button(w.makeLink).click()
      await pane.getByText(w.generated, { exact: true }).click()
      await look_('1-new-link')
      await button(w.make).click()
      await pane.getByRole('heading', { name: w.made }).waitFor()
      await look_('2-link-made')
      await pane.getByRole('button', { name: w.revoke }).first().click()
      await look_('3-revoke')
      await button(w.cancel).click()
      await pane.getByRole('button', { name: w.revoke }).first().scrollIntoViewIfNeeded()
      await look_('4-links')

      await turnTo(admin, w.tabs.people)
      await button(w.add).click()
      await look_('5-add-person')
      await button(w.keep).click()
      await look_('6-add-person-faults')
      await pane.getByRole('dialog').getByLabel(w.account).fill('wang.fang')
      await pane.getByRole('dialog').getByLabel(w.name).fill('王芳')
      await button(w.keep).click()
      await button(w.remove).click()
      await button(w.removeAdmin).click()
      await pane.getByText(w.noAdmin).waitFor()
      await look_('7-people-changed')

      await pane.getByRole('tab', { name: w.tabs.audit }).click()
      await pane.getByLabel(w.range, { exact: true }).selectOption('all')
      await pane.getByRole('list').last().getByRole('listitem').first().waitFor()
      await look_('8-audit')
    })

    it.each(looks.slice(-1))('%s: what an auditor sees', { timeout: 180_000 }, async (look, options) => {
      await publishIssue()
      const w = words[options.language]
      const auditor = await panes.open({ person: 'auditor', width: 320, ...options })
      await auditor.pane.getByText(w.readOnly).waitFor()
      for (const tab of ['publish', 'issues', 'audit', 'people'] as const) {
        await turnTo(auditor, w.tabs[tab])
        await auditor.pane.getByRole('listitem').first().waitFor()
        await expectAccessible(auditor)
        await takePicture(auditor, `auditor-${look}-${tab}`)
      }
      expect(await auditor.pane.getByRole('tab').count()).toBe(6)
    })
  })

  it('a link with an end and a PIN opens with the PIN, and not once it is revoked', { timeout: 120_000 }, async () => {
    await publishIssue()
    const editor = await panes.open({ person: 'editor' })
    const { pane, button, page } = editor
    await turnTo(editor, '印发')
    await button('生成链接…').click()
    await pane.getByLabel('最后有效日（可不填）').fill('2022-12-29')
    await button('生成').click()
    await pane.getByText('这一天已经过去了').waitFor()
    await pane.getByLabel('最后有效日（可不填）').fill('2023-01-31')
    await pane.getByText('自己定', { exact: true }).click()
    await pane.getByLabel('自己定的口令').fill('12345')
    await button('生成').click()
    await pane.getByText('请填 6 到 12 位数字。').waitFor()
    await pane.getByLabel('自己定的口令').fill('2468 1357')
    await button('生成').click()
    await pane.getByRole('heading', { name: '新链接已生成，只显示这一次' }).waitFor()
    const url = await pane.getByLabel('收件人链接').inputValue()
    expect(await pane.getByLabel('口令', { exact: true }).inputValue()).toBe('24681357')
    await button('复制口令').click()
    await eventually(() => page.evaluate(() => navigator.clipboard.readText()), '24681357')
    expect(await (await fetch(url)).text()).toContain('name="pin"')
    const opened = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ pin: '24681357' }),
    })
    expect(opened.status).toBe(303)

    await button('已经记下，收起').click()
    const row = pane.getByRole('list', { name: '链接清单' }).getByRole('listitem')
    await eventually(() => row.count(), 2)
    expect(await row.first().innerText()).toMatch(/有效至 2023-01-31（含当天）[\s\S]*要输口令/)
    expect(await pane.locator('body').innerText(), 'shown once').not.toContain('24681357')
    await row.first().getByRole('button').click()
    await pane.getByText('只会看到“链接已撤销”').waitFor()
    await button('撤销').click()
    await row.first().getByText('已撤销', { exact: true }).waitFor()
    await eventually(() => pane.locator(':focus').textContent(), '本期的链接')
    expect(await row.first().getByRole('button').count(), 'nothing more to revoke').toBe(0)
    expect((await fetch(url)).status).toBe(410)
  })

  it('two admins change people at once: neither takes anything from the other', { timeout: 180_000 }, async () => {
    const [one, other] = [await panes.open({ person: 'admin' }), await panes.open({ person: 'admin' })]
    for (const { pane, button } of [one, other]) {
      await pane.getByRole('tab', { name: '人员' }).click()
      await button('增加人员…').waitFor()
    }
    await addPerson(other, { id: 'li.lei', name: '李雷', role: '审计' })
    await addPerson(one, { id: 'wang.fang', name: '王芳', role: '编辑' })
    await eventually(() => one.pane.getByRole('tab', { name: '人员 有修改尚未保存' }).count(), 1)
    await turnTo(one, '报送')
    await one.pane.getByText('人员有修改尚未保存').waitFor()
    await one.pane.getByRole('tab', { name: /人员/ }).click()
    await other.button('保存人员').click()
    await other.pane.getByText('人员已保存，第 2 版').waitFor()
    await one.button('保存人员').click()
    await one.pane.getByText('刚才有人先保存了人员').waitFor()
    expect(await one.pane.getByRole('alert').innerText()).toContain('李雷（li.lei）：审计员')
    await one.button('保存人员').click()
    await one.pane.getByText('人员已保存，第 3 版').waitFor()
    const names = await one.pane.getByRole('list', { name: '人员' }).innerText()
    expect(names).toContain('王芳')
    expect(names).toContain('李雷')
  })

  it('an admin who gives up her own role is asked first', { timeout: 120_000 }, async () => {
    const admin = await panes.open({ person: 'admin' })
    const { pane, button } = admin
    await pane.getByRole('tab', { name: '人员' }).click()
    await addPerson(admin, { id: 'wang.fang', name: '王芳', role: '管理员' })
    await button('移除管理员').click()
    await pane.getByText('您将不再是管理员：').waitFor()
    await button('保存人员').click()
    await pane.getByRole('dialog', { name: '您将不再是管理员' }).getByRole('button', { name: '取消' }).click()
    await button('还原管理员').click()
    await eventually(() => pane.getByText('您将不再是管理员').count(), 0)
    await button('保存人员').click()
    await pane.getByText('人员已保存，第 2 版').waitFor()
  })

  it('the audit is narrowed down and taken away as files', { timeout: 120_000 }, async () => {
    await publishIssue()
    const editor = await panes.open({ person: 'editor' })
    const { pane, button, page } = editor
    await turnTo(editor, '审计')
    const entries = pane.getByRole('list', { name: '审计记录，最新的在前' }).getByRole('listitem')
    await entries.first().waitFor()
    const all = await entries.count()
    await pane.getByLabel('事项', { exact: true }).selectOption({ label: '印发' })
    await eventually(() => entries.count(), 1)
    expect(await entries.first().innerText()).toMatch(/印发[\s\S]*2022-12-30 14:\d\d · 编辑 \(editor\)/)
    await pane.getByLabel('事项', { exact: true }).selectOption('')
    await pane.getByLabel('人员', { exact: true }).selectOption('editor')
    await eventually(async () => (await entries.count()) < all && (await entries.count()) > 1, true)
    for (const [name, type] of [
      ['导出 CSV', 'csv'],
      ['导出 Excel', 'xlsx'],
    ] as const) {
      const saving = page.waitForEvent('download')
      await button(name).click()
      const file = await saving
      expect(file.suggestedFilename()).toMatch(new RegExp(`审计记录-2022-45\\.${type}$`))
      const bytes = await readFile(await file.path())
      expect(bytes.length).toBeGreaterThan(500)
      await eventually(() => button(name).getAttribute('aria-disabled'), null)
    }
  })

  it('a link is made and people are changed by keys alone', { timeout: 120_000 }, async () => {
    await publishIssue()
    const admin = await panes.open({ person: 'admin' })
    const { page, pane } = admin
    await pane.getByRole('tab', { name: '报送' }).focus()
    for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowRight')
    await admin.button('生成链接…').waitFor()
    await tabTo(admin, '生成链接…')
    await page.keyboard.press('Enter')
    await eventually(() => focusIn(pane.getByRole('dialog')), true)
    await tabTo(admin, '生成')
    await page.keyboard.press('Enter')
    await eventually(() => pane.locator(':focus').textContent(), '新链接已生成，只显示这一次')
    await tabTo(admin, '已经记下，收起')
    await page.keyboard.press('Enter')
    await tabToLabel(admin, /^撤销链接/)
    await page.keyboard.press('Enter')
    await eventually(() => focusIn(pane.getByRole('dialog')), true)
    await page.keyboard.press('Escape')
    await eventually(() => pane.getByRole('dialog').count(), 0)
    await eventually(
      async () => /^撤销链接/.test((await pane.locator(':focus').getAttribute('aria-label')) ?? ''),
      true,
    )

    await pane.getByRole('tab', { name: '印发' }).focus()
    await page.keyboard.press('End')
    await admin.button('增加人员…').waitFor()
    await tabTo(admin, '增加人员…')
    await page.keyboard.press('Enter')
    await page.keyboard.type('wang.fang')
    await page.keyboard.press('Tab')
    await page.keyboard.type('王芳')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await eventually(() => pane.getByRole('dialog').count(), 0)
    await tabTo(admin, '保存人员')
    await page.keyboard.press('Enter')
    await pane.getByText('人员已保存，第 2 版').waitFor()
    expect(await pane.getByRole('listitem').last().innerText()).toMatch(/王芳[\s\S]*编辑/)
  })
})

async function addPerson(
  { pane, button }: TryPane,
  { id, name, role }: { readonly id: string; readonly name: string; readonly role: string },
): Promise<void> {
  await button('增加人员…').click()
  const dialog = pane.getByRole('dialog')
  await dialog.getByLabel('账号').fill(id)
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByRole('checkbox', { name: role }).first().check()
  await button('放入修改').click()
  await eventually(() => dialog.count(), 0)
}

const focusIn = (dialog: Locator): Promise<boolean> =>
  dialog.evaluate((element) => element.contains(document.activeElement))

/** Presses Tab until something of this text has the keyboard. */
async function tabTo({ page, pane }: TryPane, text: string): Promise<void> {
  for (let step = 0; step < 120; step++) {
    await page.keyboard.press('Tab')
    if ((await pane.locator(':focus').evaluateAll(([element]) => element?.textContent ?? '')) === text) return
  }
  throw new Error(`Tab does not reach ${text}`)
}

async function tabToLabel({ page, pane }: TryPane, label: RegExp): Promise<void> {
  for (let step = 0; step < 120; step++) {
    await page.keyboard.press('Tab')
    const name = await pane.locator(':focus').evaluateAll(([element]) => element?.getAttribute('aria-label') ?? '')
    if (label.test(name)) return
  }
  throw new Error(`Tab does not reach ${label.source}`)
}
