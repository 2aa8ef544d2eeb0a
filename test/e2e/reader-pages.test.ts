/** What a recipient meets before the bulletin, in Chromium over a socket: the form for a PIN, the notice of an edition. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestWorld, hospitalWeek, publishIssue, type TestWorld } from '../http/world.ts'
import { chromiumMissing, openChromium } from './chromium.ts'

describe.skipIf(chromiumMissing !== '')(`a recipient’s link in Chromium${chromiumMissing}`, () => {
  let browser: Browser
  let t: TestWorld
  let server: ReturnType<typeof serve>
  let week: string
  let pinned: string
  let replaced: string
  beforeAll(async () => {
    browser = await openChromium()
    t = await createTestWorld()
    server = serve({ fetch: t.app.fetch, port: 0, hostname: '127.0.0.1' })
    if (!server.listening) await once(server, 'listening')
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    week = await hospitalWeek(t)
    replaced = new URL(new URL((await publishIssue(t, week)).body.link.url).pathname, origin).href
    await t.call('editor', 'POST', `${week}/reopen`, { body: { reason: 'A figure was wrong.' } })
    await publishIssue(t, week)
    const { body } = await t.call<{ url: string }>('editor', 'POST', `${week}/links`, { body: { pin: '482913' } })
    pinned = new URL(new URL(body.url).pathname, origin).href
  })
  afterAll(async () => {
    await browser.close()
    server.close()
  })

  const visit = async (url: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width: 320, height: 640 }, ...options })).newPage()
    page.setDefaultTimeout(30_000)
    await page.goto(url)
    return page
  }
  const isSound = async (page: Page): Promise<void> => {
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  }

  it.each([
    ['light, Chinese', { locale: 'zh-CN' }],
    ['dark, English', { locale: 'en-US', colorScheme: 'dark' }],
    ['forced colours', { locale: 'zh-CN', forcedColors: 'active' }],
    ['without scripts', { locale: 'en-US', javaScriptEnabled: false }],
  ] satisfies [string, BrowserContextOptions][])('is opened by its PIN, by keys alone: %s', async (_, options) => {
    const page = await visit(pinned, options)
    const scripts = !('javaScriptEnabled' in options)
    if (scripts) await isSound(page)
    await page.keyboard.type('000000')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.fault')
    if (scripts) await isSound(page)
    await page.keyboard.type('４８２９１３')
    await page.keyboard.press('Enter')
    await page.waitForSelector('article')
    expect(page.url()).toBe(pinned)
    const file = await page.context().request.get(`${pinned}bulletin.docx`, { maxRedirects: 0 })
    expect(file.status()).toBe(200)
    await page.context().close()
  })

  it.each(['light', 'dark'] as const)('of a replaced edition leads to the newer one: %s', async (colorScheme) => {
    const page = await visit(replaced, { colorScheme })
    await isSound(page)
    await page.locator('a').click()
    await page.waitForSelector('article')
    expect(page.url()).toBe(`${replaced}2/`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[href="bulletin.docx"]').click(),
    ])
    expect(download.suggestedFilename()).toBe('The Week on the Wards 2026-1.docx')
    await page.context().close()
  })
})
