/** Every screen of a department's pane, in every look: axe finds nothing and nothing is cut off (issue 3, point 1). */
import { describe, it } from 'vitest'
import { chromiumMissing } from './chromium.ts'
import { comeBack, signIn } from './pane-sign-in.ts'
import {
  clear,
  expectAccessible,
  fill,
  type OpenOptions,
  paste,
  reloadPane,
  takePicture,
  type TryPane,
  useTryPanes,
} from './try-pane.ts'

/** The pane's own words, by which a screen is known to be there. */
const words = {
  'zh-CN': {
    signIn: '登录',
    insert: '插入填报表',
    check: '校验',
    upload: '上传',
    tryAgain: '重试',
    published: '本期已发布',
    bringBack: '取回已报送的内容',
    keep: '不代替',
  },
  en: {
    signIn: 'Sign in',
    insert: 'Insert sheet',
    check: 'Check',
    upload: 'Upload',
    tryAgain: 'Try again',
    published: 'This issue is published',
    bringBack: 'Bring back what was sent',
    keep: 'Keep it',
  },
} as const

const looks: readonly (readonly [name: string, options: OpenOptions])[] = [
  ['dark', { theme: 'dark' }],
  ['english, forced colours', { language: 'en', context: { forcedColors: 'active' } }],
]

const right = {
  ...{ D3: '李敏', D6: '102', D7: '98', D8: '1500', D9: '1460', D10: '31', D11: '30' },
  ...{ B14: '窗口服务效能提升工作情况', D14: '省生态环境厅推行排污许可证“一网通办”。' },
}

describe.skipIf(chromiumMissing !== '')(`every screen of a department's pane, 320 px wide${chromiumMissing}`, () => {
  const panes = useTryPanes()

  it.each(looks)('%s: axe finds nothing and nothing is cut off', { timeout: 240_000 }, async (look, options) => {
    const opened = await panes.open({ ...options, width: 320, person: null })
    const { pane, button, page } = opened
    const w = words[options.language ?? 'zh-CN']
    const see = async (screen: string): Promise<void> => {
      await expectAccessible(opened)
      await takePicture(opened, `staff-${screen}-${look}`)
    }
    await button(w.signIn).waitFor()
    await see('1-sign-in')
    await signIn(opened, 'ecology')
    await button(w.insert).waitFor()
    await see('2-insert')
    await button(w.insert).click()
    await button(w.check).waitFor()
    await see('3-filling')

    await findSomething(opened)
    await button(w.check).click()
    await pane.locator('#result summary').last().click()
    await see('4-findings')
    for (const cell of ['D3', 'D7', 'B15']) await clear(opened, cell)
    await fill(opened, { D3: '李敏', D7: '120', D15: '' })
    await button(w.upload).click()
    await pane.locator('textarea[aria-invalid=true]').first().waitFor()
    await see('5-reason-missing')
    for (const reason of await pane.locator('textarea').all()) await reason.fill('年末集中办理，已与业务处核对。')

    await page.route('**/submissions/ecology', (route) => route.abort())
    await button(w.upload).click()
    await button(w.tryAgain).waitFor()
    await see('6-failure')
    const held = await holdSubmission(opened)
    await button(w.tryAgain).click()
    await pane.locator('#progress').waitFor()
    await see('7-sending')
    held.release()
    await pane.locator('#receipt').waitFor()
    await see('8-receipt')
    await fill(opened, { D6: '130', D11: '31' })
    await button(w.upload).click()
    await pane.locator('#receipt li').first().waitFor()
    await see('9-revision')
    await button(w.bringBack).click()
    await button(w.keep).waitFor()
    await see('10-bring-back')
    await button(w.keep).click()

    const comment = '第 1 条请写明具体日期和办理结果，再报一次。\n行政许可受理数与上周口径不一致，请核对。'
    await panes.asEditor('POST', 'issues/2022-45/submissions/ecology/return', { comment })
    await reloadPane(opened)
    await comeBack(opened)
    await pane.getByText('请核对', { exact: false }).waitFor()
    await see('11-returned')
    await fill(opened, { D6: '131' })
    await button(w.upload).click()
    await pane.locator('#receipt').waitFor()

    await panes.asEditor('POST', 'issues/2022-45/merge')
    await panes.asEditor('POST', 'issues/2022-45/publish', { acceptMissing: true })
    await reloadPane(opened)
    await comeBack(opened)
    await pane.getByText(w.published).waitFor()
    await see('12-published')
    await panes.asEditor('POST', 'issues/2022-45/reopen', { reason: '更正一处数字' })
    await reloadPane(opened)
    await comeBack(opened)
    await button(w.upload).waitFor()
    await see('13-reopened')
  })
})

/** Errors, warnings and a notice. */
async function findSomething(opened: TryPane): Promise<void> {
  await fill(opened, right)
  await clear(opened, 'D3')
  await paste(opened, 'D7', '一百多')
  await paste(opened, 'D9', '１，４６０件')
  await paste(opened, 'B15', '一个没有任何人听说过、名字又特别长的新栏目')
  await fill(opened, { D11: '-30', D15: '另一条动态。' })
}

/** The next upload waits until it is let go. */
async function holdSubmission({ page }: TryPane): Promise<{ readonly release: () => void }> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  await page.unroute('**/submissions/ecology')
  await page.route('**/submissions/ecology', async (route) => {
    await promise
    await route.continue()
  })
  return {
    release: () => {
      resolve(undefined)
    },
  }
}
