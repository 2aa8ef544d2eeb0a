/** Signing in to the pane as a person does: by the dialog, at the issuer's own pages. For the tests and the bench. */
import type { FrameLocator, Page } from 'playwright-core'
import { tryPassword } from '../excel-host/try-people.ts'

/** The page and the pane in it. */
interface Place {
  readonly page: Page
  readonly pane: FrameLocator
}

const openButton = (pane: FrameLocator) =>
  pane.getByRole('button', { name: /^(?:登录|重新登录|Sign in|Sign in again)$/ })

/** The window of the dialog, at the issuer's page. */
export async function openSignIn({ page, pane }: Place): Promise<Page> {
  const opening = page.context().waitForEvent('page')
  await openButton(pane).click()
  const dialog = await opening
  await dialog.locator('[name=login]').waitFor()
  return dialog
}

export async function fillPassword(dialog: Page, person: string, password: string = tryPassword): Promise<void> {
  await dialog.locator('[name=login]').fill(person)
  await dialog.locator('[name=password]').fill(password)
}

export async function sendPassword(dialog: Page, person: string, password?: string): Promise<void> {
  await fillPassword(dialog, person, password)
  await dialog.locator('[type=submit]').click()
}

/** As a person does: by the dialog, until her own pane is there. */
export async function signIn(opened: Place, person: string): Promise<void> {
  await sendPassword(await openSignIn(opened), person)
  await opened.pane.locator('header').waitFor()
}

/** After the pane was loaded anew: the issuer still knows her, and the dialog closes by itself. */
export async function comeBack({ pane }: Place): Promise<void> {
  await openButton(pane).click()
  await pane.locator('header').waitFor()
}

/** Here and at the issuer, which asks in the dialog whether she means it. */
export async function signOut({ page, pane }: Place): Promise<void> {
  const opening = page.context().waitForEvent('page')
  await pane.getByRole('button', { name: /^(?:退出登录|Sign out)$/ }).click()
  const dialog = await opening
  await dialog.locator('[type=submit]').click()
  await openButton(pane).waitFor()
}

/** Whoever has a role in several bulletins is asked for one. */
export async function chooseBulletin({ pane }: Place, bulletin: string): Promise<void> {
  const choice = pane.locator('header').getByLabel(/^(?:简报|Bulletin)$/)
  if ((await choice.count()) > 0 && (await choice.inputValue()) !== bulletin) await choice.selectOption(bulletin)
}
