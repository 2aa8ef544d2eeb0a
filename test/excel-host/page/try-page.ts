/** Opens the page around the pane in Chromium, for its tests. */
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core'

/** A pane that does nothing but load office.js, so that a test says what the add-in does. */
export const barePane =
  '<!doctype html><html lang="zh-CN"><head><title>pane</title><script src="/office-js/office.js"></script></head><body></body></html>'

export interface OpenedPage {
  readonly page: Page
  /** What went wrong in it; a test ends by expecting it empty. */
  readonly faults: string[]
}

export async function openTryPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1400, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(url)
  await page.waitForSelector('.sheet td')
  return { page, faults }
}

export const cell = (page: Page, name: string) => page.locator(`td[data-cell="${name}"]`)

/** Clicks a cell and waits until it is the active one. */
export async function choose(page: Page, name: string): Promise<void> {
  await cell(page, name).click()
  await page.waitForSelector(`td.active[data-cell="${name}"]`)
}

export async function typeIn(page: Page, name: string, text: string): Promise<void> {
  await choose(page, name)
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

/** Which cell is active. */
export const activeCell = (page: Page): Promise<string | null> => page.locator('td.active').getAttribute('data-cell')

/** The text on the system's clipboard. */
export const putOnClipboard = (page: Page, text: string): Promise<void> =>
  page.evaluate((given) => navigator.clipboard.writeText(given), text)

/** The pane's frame, once office.js has started in it. */
export async function paneOf(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('iframe')
  const pane = await element.contentFrame()
  if (!pane) throw new Error('There is no pane')
  await pane.waitForFunction(() => (window as { Office?: typeof Office }).Office?.onReady().then(() => true))
  return pane
}
