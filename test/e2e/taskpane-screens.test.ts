/** What the pane shows where it cannot work: each screen in a real Chromium, in every theme, 320 px wide (issue 3, 1). */
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createMemoryObjectStore } from '../../functions/adapters/memory-object-store.ts'
import { type RunningServer, startServer } from '../../functions/local/server.ts'
import { tryIdentity } from '../excel-host/try-people.ts'
import { openChromium } from './chromium.ts'

let browser: Browser
let server: RunningServer
const faults: string[] = []

beforeAll(async () => {
  browser = await openChromium()
  server = await startServer({
    store: createMemoryObjectStore(),
    clock: { now: () => Date.parse('2022-12-30T06:00:00Z') },
    port: 0,
    identity: tryIdentity([]),
    report: (error) => faults.push(error.message),
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
  expect(faults.splice(0)).toEqual([])
})

async function openPane(
  options: BrowserContextOptions = {},
  prepare?: (page: Page) => Promise<void>,
  file = 'taskpane.html',
): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 320, height: 700 }, ...options })
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  await prepare?.(page)
  await page.goto(`${server.url}/pane/${file}`)
  return page
}

const withoutOfficeJs = async (page: Page): Promise<void> => {
  await page.route('**/office-js/office.js', (route) => route.abort())
}

describe('the pane', () => {
  it('outside Excel says so and offers the web page', async () => {
    const page = await openPane()
    await page.getByRole('heading', { name: '请在 Excel 中打开' }).waitFor()
    const link = page.getByRole('link', { name: '打开网页报送' })
    expect(await link.getAttribute('href')).toBe('/')
  })

  it('without office.js says so, and tries again', async () => {
    const page = await openPane({}, withoutOfficeJs)
    await page.getByRole('heading', { name: '没有连上 Excel' }).waitFor()
    await page.unroute('**/office-js/office.js')
    await page.getByRole('button', { name: '重试' }).click()
    await page.getByRole('heading', { name: '请在 Excel 中打开' }).waitFor()
  })

  it('offline says so, whatever else it shows, until the network is back', async () => {
    const page = await openPane()
    await page.getByRole('heading', { name: '请在 Excel 中打开' }).waitFor()
    await page.context().setOffline(true)
    await page.getByText('网络已断开').waitFor()
    await page.context().setOffline(false)
    await page.getByText('网络已断开').waitFor({ state: 'detached' })
  })

  it('speaks English to an English browser', async () => {
    const page = await openPane({ locale: 'en-US' })
    await page.getByRole('heading', { name: 'Please open this in Excel' }).waitFor()
  })

  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['forced colours', { forcedColors: 'active' }],
  ] as const)('has no accessibility violation and nothing wider than the pane in %s', async (_, options) => {
    for (const prepare of [undefined, withoutOfficeJs]) {
      const page = await openPane(options, prepare)
      await page.getByRole('heading').waitFor()
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    }
  })

  it.each([
    ['sign-in.html', '无法从这里登录'],
    ['sign-in.html?state=a&to=https://evil.example', '无法从这里登录'],
    ['signed-in.html?code=c&state=s', '请关闭本窗口'],
  ])('as a page of its sign-in dialog that no pane has opened, %s, stays where it is', async (file, heading) => {
    for (const options of [{}, { colorScheme: 'dark' }] as const) {
      const page = await openPane(options, undefined, file)
      await page.getByRole('heading', { name: heading }).waitFor()
      expect(page.url()).toBe(`${server.url}/pane/${file}`)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    }
  })

  it('breaks no rule of its content policy', async () => {
    const watch = (page: Page): Promise<void> => {
      page.on('console', (message) => {
        if (/Content Security Policy/i.test(message.text())) faults.push(message.text())
      })
      return Promise.resolve()
    }
    const page = await openPane({}, watch)
    await page.getByRole('heading', { name: '请在 Excel 中打开' }).waitFor()
  })
})
