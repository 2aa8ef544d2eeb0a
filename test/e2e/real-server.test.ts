/** The plain web path over the real server: the page, the API, the sheets and the recipient's link, in a real browser. */
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMemoryObjectStore } from '../../functions/adapters/memory-object-store.ts'
import type { Definition } from '../../functions/core/definition.ts'
import { createApiClient } from '../../functions/local/api-client.ts'
import { type Filling, fillSheet } from '../../functions/local/fill-sheet.ts'
import { loadTemplates, templatesFolder } from '../../functions/local/load-templates.ts'
import { createSignInClient } from '../../functions/local/sign-in-client.ts'
import { type RunningServer, startServer } from '../../functions/local/server.ts'
import { tryIdentity, tryPassword } from '../excel-host/try-people.ts'
import { openChromium } from './chromium.ts'

let browser: Browser
let server: RunningServer
const path = '/api/bulletins/window-weekly'
const deadline = Date.parse('2022-12-30T09:00:00Z')

beforeAll(async () => {
  browser = await openChromium()
  const clock = { now: () => deadline - 3_600_000 }
  server = await startServer({
    store: createMemoryObjectStore(),
    clock,
    port: 0,
    identity: tryIdentity((await loadTemplates(templatesFolder)).definitions),
    report: (error) => {
      throw error
    },
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const figures = { 'permits-accepted': 412, 'permits-completed': 400, 'others-accepted': 64, 'others-completed': 63 }
const item = {
  section: 'service',
  text: '窗口举办申办辅导会，逐项讲解常见差错，现场演示网上申报流程。',
  date: '2022-12-29',
}

it('a clerk downloads the template, is refused at two cells, mends the marked-up copy’s faults, gets a receipt; the link opens', async () => {
  const api = createApiClient(
    server.url,
    'zh-CN',
    fetch,
    createSignInClient(server.url, () => tryPassword),
  )
  await api.json('editor', 'POST', `${path}/issues`, { period: { from: '2022-12-26', to: '2022-12-30' } })
  const { body } = await api.json<{ definition: Definition }>('editor', 'GET', `${path}/definition`)
  const context = await browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(server.url)
  await page.click('#signIn')
  await page.fill('[name=login]', 'emergency')
  await page.fill('[name=password]', tryPassword)
  await page.click('[type=submit]')
  await page.waitForSelector('#signOut')
  await page.waitForSelector('#bulletin, #department')
  if (await page.locator('#bulletin').count()) await page.selectOption('#bulletin', 'window-weekly')
  // Her only department is chosen already.
  await page.waitForSelector('.badge')

  const template = await download(page, '#template')
  expect(template.name).toBe('窗口工作周报-2022-45-省应急管理厅.xlsx')
  const fill = (filling: Filling) =>
    fillSheet(template.body, body.definition, 'emergency', { reporter: '行政审批处', ...filling })
  const send = async (filling: Filling) => {
    const buffer = Buffer.from(await fill(filling))
    await page.setInputFiles('#file', { name: '应急厅.xlsx', mimeType: 'application/octet-stream', buffer })
    await page.click('#send')
  }
  await send({ values: { ...figures, 'permits-accepted': '约四百' }, items: [{ ...item, date: '上周五' }] })
  await page.waitForSelector('.findings.error')
  expect(await page.locator('.findings.error li').count()).toBe(2)
  const copy = await download(page, '#markedUp')
  expect(copy.body.subarray(0, 2).toString()).toBe('PK')

  await send({ values: figures, items: [item] })
  await page.waitForSelector('#receipt')
  expect(await page.innerText('#receipt')).toContain('省应急管理厅')

  const published = await api.json<{ link: { url: string } }>('editor', 'POST', `${path}/issues/2022-45/publish`, {
    acceptMissing: true,
  })
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(published.body.link.url)
  expect(await page.innerText('article')).toContain('窗口举办申办辅导会')
  // The first printed figure shows its department, revision and cell.
  await page.locator('article button').first().click()
  expect(await page.innerText('[popover]:popover-open')).toMatch(/省应急管理厅[\s\S]*D\d+/)
  expect(faults).toEqual([])
})

async function download(page: Page, selector: string): Promise<{ name: string; body: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(selector)])
  return { name: file.suggestedFilename(), body: await readFile(await file.path()) }
}
