/**
 * The product as `npm run try` shows it, in Chromium: the page that is Excel, the pane beside the sheet, and a server of
 * the test's own. Whatever goes wrong besides what a test is about fails it at its end.
 */
import axe from 'axe-core'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { startTryServer, type TryServer, type TrySettings, type TryWeek } from '../excel-host/try-server.ts'
import { ask } from '../excel-host/try-week.ts'
import { openChromium } from './chromium.ts'
import { chooseBulletin, signIn } from './pane-sign-in.ts'

export interface OpenOptions {
  /** A department's id, "editor"… or null for nobody who signs in; ecology unless told. */
  readonly person?: string | null
  readonly language?: 'zh-CN' | 'en'
  readonly theme?: 'light' | 'dark'
  /** Of the pane, in pixels: 320 is the narrowest. */
  readonly width?: number
  readonly context?: BrowserContextOptions
  /** Runs before anything is loaded. */
  readonly prepare?: (page: Page) => Promise<unknown>
}

export interface TryPane {
  readonly page: Page
  readonly pane: FrameLocator
  /** A button of the pane, by its whole name. */
  readonly button: (name: string) => Locator
}

export interface TryPanes {
  /** This test's own: what one test sends, no other sees. */
  readonly server: TryServer
  /** Opens the page in a browser profile of its own: another person at another machine. */
  readonly open: (options?: OpenOptions) => Promise<TryPane>
  /** Asks the API as the editor. */
  readonly asEditor: <T>(method: string, path: string, body?: unknown) => Promise<T>
}

/** One browser for the file, a server for each test. */
export function useTryPanes(week: TryWeek = 'empty', settings: Pick<TrySettings, 'lives'> = {}): TryPanes {
  let browser: Browser | undefined
  let server: TryServer | undefined
  let faults: string[] = []
  const here = (): TryServer => {
    if (!server) throw new Error('The server starts in beforeEach')
    return server
  }
  beforeAll(async () => {
    browser = await openChromium()
  })
  beforeEach(async () => {
    faults = []
    server = await startTryServer({ week, ...settings, report: (error) => faults.push(`server: ${error.message}`) })
  })
  afterEach(async () => {
    // Not a dialog, which may be closing.
    const pages = (browser?.contexts() ?? []).flatMap((context) => context.pages().slice(0, 1))
    for (const page of pages) {
      faults.push(...(await page.evaluate(() => (window.excelHost?.unknown ?? []).map((name) => `no such ${name}`))))
    }
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()))
    await server?.close()
    expect(faults).toEqual([])
  })
  afterAll(() => browser?.close())
  return {
    get server() {
      return here()
    },
    async open(options = {}) {
      if (!browser) throw new Error('The browser starts in beforeAll')
      const opened = await openPage(browser, here(), options, (fault) => faults.push(fault))
      const { person = 'ecology' } = options
      if (person !== null) {
        await signIn(opened, person)
        await chooseBulletin(opened, here().bulletin)
      }
      return opened
    },
    asEditor: (method, path, body) => ask(here(), 'editor', method, `/api/bulletins/${here().bulletin}/${path}`, body),
  }
}

async function openPage(
  browser: Browser,
  server: TryServer,
  { language = 'zh-CN', theme = 'light', width = 350, context: more = {}, prepare }: OpenOptions,
  tell: (fault: string) => void,
): Promise<TryPane> {
  const context = await browser.newContext({
    locale: language,
    colorScheme: theme,
    viewport: { width: 1400, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...more,
  })
  // The machine may be busy with the other tests.
  context.setDefaultTimeout(30_000)
  // Of the page, the pane and the dialog: errors, rejections that nobody took, breaches of a content policy.
  context.on('weberror', (error) => {
    tell(error.error().message)
  })
  context.on('console', (message) => {
    // Chromium itself logs each answer that is no success.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) tell(message.text())
  })
  const page = await context.newPage()
  await page.addInitScript(
    (choices) => {
      // Choices that somebody has made on the page since are hers.
      if (window === window.top && sessionStorage.getItem('try-choices') === null)
        sessionStorage.setItem('try-choices', JSON.stringify(choices))
    },
    { language, theme, paneWidth: width },
  )
  await prepare?.(page)
  await page.goto(server.page)
  const pane = page.frameLocator('.pane > iframe')
  return { page, pane, button: (name) => pane.getByRole('button', { name, exact: true }) }
}

/** Reloads the pane alone, until the new document is there: what is typed into the old one would be lost. */
export const reloadPane = ({ page }: TryPane): Promise<unknown> =>
  page.locator('.pane > iframe').evaluate((frame: HTMLIFrameElement) =>
    new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true })
      frame.contentWindow?.location.reload()
    }).then(() => undefined),
  )

// What a person does in the sheet in front.

/** By the name box, which reaches what is scrolled away. */
export async function choose({ page }: TryPane, cell: string): Promise<void> {
  await page.locator('.name-box').fill(cell)
  await page.locator('.name-box').press('Enter')
  await page.waitForSelector(`td.active[data-cell="${cell}"]`)
}

export async function type(pane: TryPane, cell: string, text: string): Promise<void> {
  await choose(pane, cell)
  await pane.page.keyboard.type(text)
  await pane.page.keyboard.press('Enter')
}

/** Over whatever the cell's validation says, as Excel does. */
export async function paste(pane: TryPane, cell: string, text: string): Promise<void> {
  await pane.page.evaluate((given) => navigator.clipboard.writeText(given), text)
  await choose(pane, cell)
  await pane.page.keyboard.press('Control+v')
}

export async function clear(pane: TryPane, cell: string): Promise<void> {
  await choose(pane, cell)
  await pane.page.keyboard.press('Delete')
}

/** Types many cells at once, for tests that are about something else. Throws where Excel refuses one. */
export function fill({ page }: TryPane, texts: Readonly<Record<string, string>>): Promise<void> {
  return page.evaluate((all) => {
    const host = window.excelHost
    if (!host) throw new Error('There is no host')
    for (const [cell, text] of Object.entries(all)) {
      const { kind } = host.typeIn(host.workbook.active, cell, text)
      if (kind === 'refused') throw new Error(`${cell} takes no ${text}`)
    }
  }, texts)
}

/** What becomes true in a while: longer than vitest's own second, for the machine may be busy. */
export const eventually = (read: () => Promise<unknown>, message?: string): ReturnType<typeof expect.poll> =>
  expect.poll(read, { timeout: 20_000, ...(message === undefined ? {} : { message }) })

/** The cell in which typing would begin. */
export const activeCell = ({ page }: TryPane): Promise<string | null> =>
  page.locator('td.active').getAttribute('data-cell')

/** The colour of a cell as it is seen: "rgb(255, 199, 206)". */
export const colourOf = ({ page }: TryPane, cell: string): Promise<string> =>
  page.locator(`td[data-cell="${cell}"]`).evaluate((td) => getComputedStyle(td).backgroundColor)

// What is true of every screen.

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Nothing that axe finds in the pane, and nothing wider than it. Axe runs in the pane's own frame: from the page it
 * would walk the whole grid each time. The bulletin's preview in it, a frame without scripts, is left out;
 * html-page.test.ts looks at that page.
 */
export async function expectAccessible({ page, pane }: TryPane): Promise<void> {
  const frame = await (await page.waitForSelector('.pane > iframe')).contentFrame()
  if (!frame) throw new Error('There is no pane')
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source)
  const found = await frame.evaluate(async (values) => {
    // A button that is still fading from one colour to the next has no contrast to judge.
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: { type: 'tag', values },
      iframes: false,
      resultTypes: ['violations'],
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }, axeTags)
  expect(found).toEqual([])
  const beyond = await pane.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
  expect(beyond).toBeLessThanOrEqual(0)
}

const screenshots = join(import.meta.dirname, '../../dist/screenshots')

/** A picture of the pane, or of the whole page, to be looked at (`PICTURES=1`): `dist/screenshots/<name>.png`. */
export async function takePicture({ page }: TryPane, name: string, of: 'pane' | 'page' = 'pane'): Promise<void> {
  if (process.env['PICTURES'] !== '1') return
  await mkdir(screenshots, { recursive: true })
  const options = { path: join(screenshots, `${name}.png`), animations: 'disabled' } as const
  await (of === 'page' ? page.screenshot(options) : page.locator('.pane').screenshot(options))
}
