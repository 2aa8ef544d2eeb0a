import { AxeBuilder } from '@axe-core/playwright'
import fc from 'fast-check'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bulletin } from '../../functions/core/bulletin.ts'
import { bulletinText } from '../../functions/core/bulletin.ts'
import { xmlSafe } from '../../functions/core/text-cleaning.ts'
import { renderHtml } from '../../functions/formats/html.ts'
import { anyBulletin, englishBulletin, sampleBulletin } from '../formats/sample-bulletin.ts'
import { chromiumMissing, openChromium } from './chromium.ts'

const files = [
  { label: 'Word', href: 'bulletin.docx' },
  { label: 'Excel', href: 'bulletin.xlsx' },
]

describe.skipIf(chromiumMissing !== '')(`the recipient's page in Chromium${chromiumMissing}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser.close())

  const visit = async (bulletin: Bulletin, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
    const context = await browser.newContext(options)
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    await show(page, bulletin)
    return page
  }
  const show = (page: Page, bulletin: Bulletin) =>
    page.setContent(new TextDecoder().decode(renderHtml(bulletin, { files })))
  const articleLines = (page: Page) =>
    page.$$eval('article :is(p, h1, h2, h3, tbody th, tbody td)', (all) => all.map((e) => e.textContent))

  it.each([
    { theme: 'light', width: 320, bulletin: sampleBulletin(), options: {} },
    { theme: 'light', width: 1280, bulletin: englishBulletin(), options: {} },
    { theme: 'dark', width: 1280, bulletin: sampleBulletin(), options: { colorScheme: 'dark' as const } },
    { theme: 'forced colours', width: 320, bulletin: sampleBulletin(), options: { forcedColors: 'active' as const } },
  ])('axe finds nothing: $theme, $width px, panels closed and open', async ({ width, bulletin, options }) => {
    const page = await visit(bulletin, { ...options, viewport: { width, height: 640 } })
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page
      .locator('.figure')
      .nth(bulletin.language === 'en' ? 0 : 2)
      .click()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.context().close()
  })

  it('nothing but a wide table scrolls sideways at 320 px, panels and long words included', async () => {
    const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik'.repeat(3)
    const sample = sampleBulletin()
    const blocks = [
      { ...sample.blocks[0]!, name: long, issuer: long },
      ...sample.blocks,
      { kind: 'correction' as const, text: long },
    ] as Bulletin['blocks']
    const page = await visit({ ...sample, blocks }, { viewport: { width: 320, height: 640 } })
    const overflow = () =>
      page.$$eval('*', (all) =>
        all
          .filter((e) => e.scrollWidth > Math.max(e.clientWidth, 320) && !e.closest('.wide, .skip'))
          .map((e) => e.outerHTML.slice(0, 80)),
      )
    expect(await overflow()).toEqual([])
    await page.locator('.figure').nth(2).click()
    expect(await overflow()).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await page.context().close()
  })

  it('provenance opens and closes by the keyboard alone, and the focus returns to the figure', async () => {
    const page = await visit(sampleBulletin(30))
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    for (let i = 0; i < 20 && (await focused()) !== '799438'; i++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog')
    expect(await panel.getByRole('heading').innerText()).toBe('行政许可受理 · 本年累计')
    expect(await focused()).toBe('关闭')
    // Thirty departments stand folded: Tab passes the earlier issues and comes to them.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('本期各部门（30个）')
    await page.keyboard.press('Enter')
    expect(await panel.getByRole('row').filter({ hasText: '第30部门' }).innerText()).toBe('第30部门\t3\tD17\t2273')
    await page.keyboard.press('Escape')
    expect(await panel.count()).toBe(0)
    expect(await focused()).toBe('799438')
    await page.context().close()
  })

  it("an item's source opens on click and says that the editor changed the words", async () => {
    const page = await visit(sampleBulletin())
    await page.getByRole('button', { name: '来源：省生态环境厅' }).click()
    expect(await page.getByRole('dialog').innerText()).toMatch(/省生态环境厅\s+2\s+C22\s+编辑对文字作过修改/)
    await page.getByRole('button', { name: '关闭' }).click()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.context().close()
  })

  it("what is copied is the bulletin's text, figures included, without a word of provenance", async () => {
    const bulletin = sampleBulletin()
    const page = await visit(bulletin)
    const copied = await page.evaluate(() => {
      getSelection()?.selectAllChildren(document.querySelector('article')!)
      return getSelection()?.toString() ?? ''
    })
    const lines = bulletinText(bulletin)
    expect(lines.filter((text) => !copied.includes(text))).toEqual([])
    expect(copied).not.toContain('来源')
    await page.context().close()
  })

  it('the printed page is the article alone', async () => {
    const page = await visit(sampleBulletin())
    await page.emulateMedia({ media: 'print' })
    const seen = await page.evaluate(() => document.body.innerText)
    expect(seen.replace(/\s/g, '')).toBe((await page.locator('article').innerText()).replace(/\s/g, ''))
    expect(await page.locator('.source').first().isVisible()).toBe(false)
    const masthead = await page.locator('.masthead .name').evaluate((e) => getComputedStyle(e).color)
    expect(masthead).toBe('rgb(232, 56, 45)')
    await page.context().close()
  })

  it('no closing mark begins a line after a figure, at any width', async () => {
    const page = await visit(sampleBulletin(), { viewport: { width: 320, height: 640 } })
    for (let width = 320; width < 460; width += 7) {
      await page.setViewportSize({ width, height: 640 })
      const starts = await page.$$eval('.keep', (all) => all.filter((e) => e.getClientRects().length > 1).length)
      expect(starts).toBe(0)
    }
    await page.context().close()
  })

  it('hostile text is text to a browser too: no element, script, dialog or request comes of it', async () => {
    const page = await visit(sampleBulletin())
    const surprises: string[] = []
    page.on('dialog', (dialog) => surprises.push(dialog.message()))
    page.on('request', (request) => surprises.push(request.url()))
    for (const bulletin of fc.sample(anyBulletin, { numRuns: 60, seed: 7 })) {
      await show(page, bulletin)
      expect(await articleLines(page)).toEqual(bulletinText(bulletin).map(xmlSafe))
      expect(await page.locator('script, img, [onerror], [onmouseover], style ~ style').count()).toBe(0)
    }
    expect(surprises).toEqual([])
    await page.context().close()
  })

  it('a figure of 10,000 departments opens with a few rows, and unfolds to all', async () => {
    const page = await visit(sampleBulletin(10_000), { viewport: { width: 375, height: 667 } })
    // The machine may be busy: what it takes is not what this is about.
    const patient = { timeout: 60_000 }
    await page.locator('.figure').first().click(patient)
    const rows = page.getByRole('dialog').locator('tbody tr')
    expect(await rows.filter({ visible: true }).count()).toBeLessThan(100)
    await page.getByRole('dialog').locator('summary').last().click(patient)
    expect(await rows.count()).toBe(10_002)
    await page.context().close()
  })
})
