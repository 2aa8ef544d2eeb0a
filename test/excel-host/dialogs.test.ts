import { describe, expect, it } from 'vitest'
import { dialogFault } from './dialogs.ts'

describe('a dialog’s first page', () => {
  it.each([
    ['of the pane’s own origin', 'https://bulletin.example/pane/sign-in.html', 'https://bulletin.example', undefined],
    ['of another', 'https://issuer.example/authorize', 'https://bulletin.example', 12_004],
    ['of the same name at another port', 'https://bulletin.example:8443/', 'https://bulletin.example', 12_004],
    ['without https', 'http://bulletin.example/', 'http://bulletin.example', 12_005],
    ['without https on the machine itself', 'http://127.0.0.1:3000/', 'http://127.0.0.1:3000', undefined],
    ['that is no address', 'sign-in.html', 'https://bulletin.example', 12_002],
  ])('%s', (_what, url, origin, status) => {
    expect(dialogFault(url, origin)).toBe(status)
  })
})
