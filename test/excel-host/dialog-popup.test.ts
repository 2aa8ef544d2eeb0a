/** Dialogs as windows: the real office.js on both sides, and between them pages that know nothing of Office. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chromiumMissing, openChromium } from '../e2e/chromium.ts'
import { serveFixture } from './browser-fixture/serve.ts'

declare global {
  interface Window {
    /** What the pane has heard of its dialog. */
    heard?: unknown[]
    dialog?: Office.Dialog
  }
}

describe.skipIf(chromiumMissing !== '')(`a dialog in Chromium${chromiumMissing}`, () => {
  let server: Server
  let browser: Browser
  let origin: string
  let page: Page
  let pane: Frame
  let faults: string[]

  beforeAll(async () => {
    server = await serveFixture()
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await openChromium()
  })

  beforeEach(async () => {
    faults = []
    const context = await browser.newContext()
    context.setDefaultTimeout(10_000)
    context.on('weberror', (error) => faults.push(error.error().message))
    page = await context.newPage()
    await page.goto(origin)
    pane = (await (await page.waitForSelector('iframe')).contentFrame())!
    await pane.waitForFunction('window.Office && Office.onReady().then(() => true)')
  })

  afterEach(async () => {
    expect(await page.evaluate(() => window.excelHost!.unknown)).toEqual([])
    await page.context().close()
    expect(faults).toEqual([])
  })

  afterAll(async () => {
    await browser.close()
    await new Promise((resolve) => server.close(resolve))
  })

  /** Opens it in the pane: the code of why not, or 0. */
  const open = (url: string): Promise<number> =>
    pane.evaluate(
      (target) =>
        new Promise<number>((resolve) => {
          Office.context.ui.displayDialogAsync(
            target,
            { height: 60, width: 30 },
            ({ status, error, value: dialog }) => {
              if (String(status) === 'failed') {
                resolve(error.code)
                return
              }
              const heard: unknown[] = []
              dialog.addEventHandler(Office.EventType.DialogMessageReceived, (event) => {
                heard.push('message' in event ? [event.message, event.origin] : event)
              })
              dialog.addEventHandler(Office.EventType.DialogEventReceived, (event) => {
                heard.push('error' in event ? event.error : event)
              })
              Object.assign(window, { dialog, heard })
              resolve(0)
            },
          )
        }),
      url,
    )
  /** A person clicks first: only then does the browser give the page a window. */
  const openByClick = async (url = `${origin}/dialog.html`): Promise<Page> => {
    await pane.locator('html').click()
    const popup = page.context().waitForEvent('page')
    expect(await open(url)).toBe(0)
    return popup
  }
  const heard = (): Promise<unknown> => pane.evaluate(() => window.heard)
  const startOffice = async (popup: Page) => {
    await popup.waitForLoadState()
    return popup.evaluate(async () => {
      const { host, platform } = await Office.onReady()
      return { host, platform, language: Office.context.displayLanguage }
    })
  }

  it('speaks to the pane after it has been through pages that know nothing of Office', async () => {
    const popup = await openByClick()
    expect(await startOffice(popup)).toEqual({ host: 'Excel', platform: 'OfficeOnline', language: 'zh-CN' })
    await popup.locator('a').click()
    await popup.locator('input').fill('a1')
    await popup.locator('button').click()
    await popup.waitForURL('**/back.html?code=a1')
    await startOffice(popup)
    await popup.evaluate(() => {
      Office.context.ui.messageParent(location.search)
    })
    await expect.poll(heard).toEqual([['?code=a1', origin]])
    expect(await popup.evaluate(() => sessionStorage.getItem('try-workbook'))).toBe(null)
  })

  it('hears the pane', async () => {
    const popup = await openByClick()
    await startOffice(popup)
    await popup.evaluate(() => {
      Office.context.ui.addHandlerAsync(Office.EventType.DialogParentMessageReceived, (event: { message: string }) => {
        document.title = event.message
      })
    })
    await pane.evaluate(() => {
      window.dialog?.messageChild('thanks')
    })
    await popup.waitForFunction('document.title === "thanks"')
  })

  it('is one at a time, of the size that was asked for, and goes when the pane closes it', async () => {
    const popup = await openByClick()
    expect(await open(`${origin}/dialog.html`)).toBe(12_007)
    const closed = popup.waitForEvent('close')
    await pane.evaluate(() => {
      window.dialog?.close()
    })
    await closed
    expect(await heard()).toEqual([])
    await openByClick()
  })

  it('that the person closes tells the pane', async () => {
    const popup = await openByClick()
    await popup.close()
    await expect.poll(heard).toEqual([12_006])
  })

  it('goes with the pane', async () => {
    const popup = await openByClick()
    const closed = popup.waitForEvent('close')
    await pane.evaluate(() => {
      location.reload()
    })
    await closed
    await pane.waitForFunction('window.Office && Office.onReady().then(() => true)')
  })

  it('whose window the browser refuses is a failure with its code', async () => {
    // What a test evaluates counts as a click: the blocker's answer has to be given for it.
    await page.evaluate(() => {
      window.open = () => null
    })
    expect(await open(`${origin}/dialog.html`)).toBe(12_011)
    expect(await page.evaluate(() => window.excelHost!.dialogs)).toEqual([])
  })

  it('starts at the pane’s own origin', async () => {
    await pane.locator('html').click()
    expect(await open('https://elsewhere.example/dialog.html')).toBe(12_004)
  })
})
