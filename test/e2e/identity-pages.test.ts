/** The embedded issuer's own pages in a browser: read by everybody, used by keyboard alone, whatever the look. */
import AxeBuilder from '@axe-core/playwright'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createMemoryObjectStore } from '../../functions/adapters/memory-object-store.ts'
import { systemClock } from '../../functions/adapters/system-clock.ts'
import type { SignInSettings } from '../../functions/http/app.ts'
import { createMemoryAccounts } from '../../functions/local/issuer/memory-accounts.ts'
import { type RunningServer, startServer } from '../../functions/local/server.ts'
import { chromiumMissing, openChromium } from './chromium.ts'

const password = 'a sentence that opens it'
const pictures = join(import.meta.dirname, '../../dist/screenshots')
/** Of `verifier`, in which nobody is interested here: S256 in base64url. */
const challenge = 'iMnq5o6zALKXGivsnlom_0F5_WYda32GHkxlV7mq7hQ'

const looks: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
  ['light', { locale: 'zh-CN' }],
  ['dark', { locale: 'zh-CN', colorScheme: 'dark' }],
  ['forced-colours', { locale: 'en', colorScheme: 'dark', forcedColors: 'active' }],
]

describe.skipIf(chromiumMissing !== '')(`the sign-in pages${chromiumMissing}`, () => {
  let browser: Browser
  let server: RunningServer
  const faults: string[] = []

  beforeAll(async () => {
    browser = await openChromium()
    const accounts = createMemoryAccounts([
      { id: 'ecology', name: '省生态环境厅', password },
      { id: 'editor', name: '编辑', password, mustChange: true },
    ])
    server = await startServer({
      store: createMemoryObjectStore(),
      clock: systemClock,
      port: 0,
      report: (error) => faults.push(error.message),
      identity: { kind: 'embedded', accounts },
    })
  })
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
    expect(faults.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  /** As a client sends people there. */
  async function open(options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, ...options })
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      const isStatus = message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !isStatus) faults.push(message.text())
    })
    await page.goto(await beginning())
    return page
  }

  async function beginning(): Promise<string> {
    const settings = (await (await fetch(`${server.url}/api/sign-in`)).json()) as SignInSettings
    const url = new URL(settings.authorizationEndpoint)
    url.search = new URLSearchParams({
      client_id: settings.clientId,
      response_type: 'code',
      redirect_uri: `${server.url}/`,
      scope: settings.scope,
      ...(settings.resource === null ? {} : { resource: settings.resource }),
      state: 'a-state',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    }).toString()
    return url.href
  }

  async function see(page: Page, name: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page })
      // One page without frames: no second one is needed to look at it.
      .setLegacyMode()
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    const beyond = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
    expect(beyond).toBeLessThanOrEqual(0)
    if (process.env['PICTURES'] !== '1') return
    await mkdir(pictures, { recursive: true })
    await page.screenshot({ path: join(pictures, `identity-${name}.png`), animations: 'disabled' })
  }

  async function send(page: Page, login: string, typed: string): Promise<void> {
    await page.locator('[name=login]').fill(login)
    await page.locator('[name=password]').fill(typed)
    await page.locator('[type=submit]').click()
  }

  it.each(looks)('%s, 320 px wide: axe finds nothing and nothing is cut off', async (look, options) => {
    const page = await open(options)
    await see(page, `sign-in-${look}`)
    await send(page, 'ecology', 'wrong')
    await page.locator('[role=alert]').waitFor()
    await see(page, `wrong-${look}`)
    await send(page, 'editor', password)
    await page.locator('[name=again]').waitFor()
    await see(page, `change-${look}`)
    await page.locator('[name=password]').fill(password)
    await page.locator('[name=new]').fill('short')
    await page.locator('[name=again]').fill('short')
    await page.locator('[type=submit]').click()
    await page.locator('[role=alert]').waitFor()
    await see(page, `change-fault-${look}`)
    await page.goto(`${server.url}/identity/interaction/none`)
    await see(page, `expired-${look}`)
  })

  it('by keyboard alone: the first field has the focus, Enter sends, a refusal is heard and keeps the name', async () => {
    const page = await open({ locale: 'zh-CN' })
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('login')
    await page.keyboard.type('ecology')
    await page.keyboard.press('Tab')
    await page.keyboard.type('wrong')
    await page.keyboard.press('Enter')
    const alert = page.getByRole('alert')
    await alert.getByText('用户名或密码不正确').waitFor()
    expect(await page.locator('[name=login]').inputValue()).toBe('ecology')
    expect(await page.locator('[name=password]').inputValue()).toBe('')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('password')
    expect(await page.locator('[name=password]').getAttribute('aria-describedby')).toContain(
      await alert.getAttribute('id'),
    )
    await page.keyboard.type(password)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('submit')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname === '/')
    expect(await page.evaluate(() => document.cookie)).toBe('')
  })

  it('a person who comes back by the browser’s button after a while begins anew, and sees no trace of a password', async () => {
    const page = await open({ locale: 'zh-CN' })
    await send(page, 'ecology', 'wrong')
    await page.getByRole('alert').waitFor()
    expect(await page.content()).not.toContain('value="wrong"')
    expect(page.url()).not.toContain('wrong')
    await page.reload()
    expect(await page.locator('[name=password]').inputValue()).toBe('')
  })
})
