import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing, openChromium } from '../e2e/chromium.ts'
import { serveFixture } from './browser-fixture/serve.ts'

describe.skipIf(chromiumMissing !== '')(`office.js in a frame of Chromium${chromiumMissing}`, () => {
  let server: Server
  let browser: Browser
  let page: Page
  let pane: Frame
  const faults: string[] = []

  beforeAll(async () => {
    server = await serveFixture()
    browser = await openChromium()
    page = await browser.newPage()
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const element = await page.waitForSelector('iframe')
    pane = (await element.contentFrame())!
    await pane.waitForFunction('window.Office && Office.onReady().then(() => true)')
  })

  afterAll(async () => {
    await browser.close()
    await new Promise((resolve) => server.close(resolve))
  })

  it('starts as Excel, with the language and the theme of the page around', async () => {
    const started = await pane.evaluate(async () => {
      const { host, platform } = await Office.onReady()
      const { displayLanguage, officeTheme } = Office.context
      return { host, platform, displayLanguage, dark: officeTheme.bodyBackgroundColor }
    })
    expect(started).toEqual({ host: 'Excel', platform: 'PC', displayLanguage: 'zh-CN', dark: '#262626' })
  })

  it('reads and writes the workbook of the page around', async () => {
    const read = await pane.evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B2')
        range.values = [
          [2, 3],
          ['=A1*B1', '合计'],
        ]
        range.load('values')
        await context.sync()
        return range.values as unknown
      }),
    )
    expect(read).toEqual([
      [2, 3],
      [6, '合计'],
    ])
    expect(await page.evaluate(() => window.excelHost!.workbook.active.value(1, 0))).toBe(6)
  })

  it('hears of what a person types in the page around', async () => {
    await pane.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.onChanged.add((event) => {
          document.title = `${event.address} ${event.source}`
          return Promise.resolve()
        })
        await context.sync()
      }),
    )
    await page.evaluate(() => window.excelHost!.typeIn('Sheet1', 'C3', '12.5%').kind)
    await pane.waitForFunction('document.title === "C3 Local"')
  })

  it('opens and saves .xlsx, and inserts sheets of one', async () => {
    const names = await page.evaluate(async () => {
      const { saveXlsx, loadXlsx } = await window.xlsx!()
      const bytes = await saveXlsx(window.excelHost!.workbook)
      const again = await loadXlsx(bytes)
      const base64 = btoa(String.fromCharCode(...bytes))
      return { values: again.active.value(1, 0), base64 }
    })
    expect(names.values).toBe(6)
    const sheets = await pane.evaluate(
      (base64) =>
        Excel.run(async (context) => {
          context.workbook.insertWorksheetsFromBase64(base64)
          const all = context.workbook.worksheets.load('items/name')
          await context.sync()
          return all.items.map(({ name }) => name)
        }),
      names.base64,
    )
    expect(sheets).toEqual(['Sheet1', 'Sheet1 (2)'])
  })

  it('leaves the page around when its frame goes, and joins again', async () => {
    await pane.evaluate(() => {
      location.reload()
    })
    await pane.waitForFunction('window.Office && Office.onReady().then(({host}) => host === "Excel")')
    await page.evaluate(() => window.excelHost!.typeIn('Sheet1', 'C4', '1').kind)
    expect(await page.evaluate(() => window.excelHost!.unknown)).toEqual([])
    expect(faults).toEqual([])
  })
})
