/** The task pane in a real Chromium, under the real office.js over the in-memory Excel: from a click to what it brings. */
import type { Browser, Frame, Page } from 'playwright-core'
import { chromiumMissing, openChromium } from '../e2e/chromium.ts'
import { chooseBulletin, fillPassword, openSignIn, signIn } from '../e2e/pane-sign-in.ts'
import { startTryServer, type TryServer } from '../excel-host/try-server.ts'
import { returned } from '../excel-host/try-week.ts'
import { type BenchRow, median } from './measure.ts'

const runs = 10

export async function benchPane(): Promise<BenchRow[]> {
  if (chromiumMissing !== '') {
    console.error(`the pane: ${chromiumMissing}`)
    return []
  }
  const browser = await openChromium()
  try {
    return [...(await benchSignIn(browser)), ...(await benchStaff(browser)), ...(await benchEditor(browser))]
  } finally {
    await browser.close()
  }
}

interface Opened {
  readonly server: TryServer
  readonly page: Page
  readonly pane: Frame
}

async function openPane(browser: Browser, server: TryServer, person: string): Promise<Opened> {
  const { page, pane } = await openSignedOut(browser, server)
  const opened = { page, pane: page.frameLocator('.pane > iframe') }
  await signIn(opened, person)
  await chooseBulletin(opened, server.bulletin)
  return { server, page, pane }
}

async function openSignedOut(browser: Browser, server: TryServer): Promise<Omit<Opened, 'server'>> {
  const page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1400, height: 900 } })).newPage()
  await page.goto(server.page)
  const pane = await (await page.waitForSelector('iframe')).contentFrame()
  if (!pane) throw new Error('the page has no pane')
  await pane.getByRole('button', { name: '登录', exact: true }).waitFor()
  return { page, pane }
}

/**
 * From the click on Sign in to her first screen, the typing of name and password left out: until the issuer's page
 * takes them, and from when she sends them.
 */
async function benchSignIn(browser: Browser): Promise<BenchRow[]> {
  const server = await startTryServer({ week: 'sample' })
  const times: number[] = []
  for (let run = 0; run <= runs; run++) {
    const { page } = await openSignedOut(browser, server)
    const opened = { page, pane: page.frameLocator('.pane > iframe') }
    const clicked = performance.now()
    const dialog = await openSignIn(opened)
    const asked = performance.now()
    await fillPassword(dialog, 'transport')
    const sent = performance.now()
    await dialog.locator('[type=submit]').click()
    await opened.pane.getByText(returned.comment).waitFor()
    times.push(asked - clicked + performance.now() - sent)
    await page.context().close()
  }
  await server.close()
  return [{ what: 'pane: Sign in clicked → her first screen, without the typing', ms: median(times.slice(1)) }]
}

/** Milliseconds in the pane itself from a click on a button to when something is there: the pane moves the focus to it. */
const clickUntil = (pane: Frame, button: string, there: string): Promise<number> =>
  pane.evaluate(
    async ([name, selector]) => {
      const buttons = [...document.querySelectorAll('button')]
      const wanted = buttons.find((one) => one.textContent === name)
      if (!wanted) throw new Error(`no button ${name ?? ''}`)
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      if (document.querySelector(selector ?? '')) throw new Error(`${selector ?? ''} is there already`)
      const start = performance.now()
      wanted.click()
      while (document.querySelector(selector ?? '') === null) {
        if (performance.now() - start > 10_000) throw new Error(`no ${selector ?? ''} after ${name ?? ''}`)
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
      return performance.now() - start
    },
    [button, there],
  )

async function benchStaff(browser: Browser): Promise<BenchRow[]> {
  const server = await startTryServer({ week: 'sample' })
  const { page, pane } = await openPane(browser, server, 'ecology')
  await pane.getByRole('button', { name: '插入填报表' }).click()
  await pane.getByRole('button', { name: '校验', exact: true }).waitFor()
  const sheet = '填报表'
  const type = (cell: string, text: string) =>
    page.evaluate(([name, at, what]) => window.excelHost?.typeIn(name ?? '', at ?? '', what ?? ''), [sheet, cell, text])
  await type('D3', '综合处')
  for (let row = 6; row < 12; row++) await type(`D${row}`, String(100 + row))
  const check: number[] = []
  const upload: number[] = []
  for (let run = 0; run <= runs; run++) {
    // Another value each time: an unchanged sheet would be the same revision again.
    await type('D6', String(200 + run))
    check.push(await clickUntil(pane, '校验', '#result:focus'))
    for (const reason of await pane.locator('textarea').all()) await reason.fill('节前集中办理')
    upload.push(await clickUntil(pane, '上传', '#receipt:focus'))
  }
  await page.context().close()
  await server.close()
  return [
    { what: 'pane: Check clicked → findings shown', ms: median(check.slice(1)) },
    { what: 'pane: Upload clicked → receipt, on loopback', ms: median(upload.slice(1)) },
  ]
}

async function benchEditor(browser: Browser): Promise<BenchRow[]> {
  const merges: number[] = []
  for (let run = 0; run < 4; run++) {
    const server = await startTryServer({ week: { many: 80 } })
    const { pane, page } = await openPane(browser, server, 'editor')
    await pane.getByRole('tab', { name: '审校' }).click()
    await pane.getByRole('button', { name: '汇总', exact: true }).waitFor()
    // The try page draws its grid in the pane's own thread, which no Excel does: here it draws none.
    await page.evaluate(() => {
      window.requestAnimationFrame = () => 0
    })
    await page.waitForTimeout(500)
    merges.push(await clickUntil(pane, '汇总', 'iframe[srcdoc^="<!doctype"]'))
    await page.context().close()
    await server.close()
  }
  return [{ what: 'pane: Merge clicked → preview, 80 departments', ms: median(merges.slice(1)) }]
}
