import { JSDOM } from 'jsdom'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { themeOf, watchTheme } from '../../../addin/excel/office-theme.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('Office’s theme', () => {
  it('is dark where Office says so, or else where its background is', () => {
    expect(themeOf({ isDarkTheme: true, bodyBackgroundColor: '#ffffff' })).toEqual({ dark: true })
    expect(themeOf({ bodyBackgroundColor: '#262626' })).toEqual({ dark: true })
    expect(themeOf({ bodyBackgroundColor: '#666666' })).toEqual({ dark: true })
    expect(themeOf({ bodyBackgroundColor: '#E6E6E6' })).toEqual({ dark: false })
    expect(themeOf(undefined)).toEqual({ dark: false })
    expect(themeOf({})).toEqual({ dark: false })
  })

  it('is looked at again when the pane is used again, and told when it is another', () => {
    const { window } = new JSDOM()
    vi.stubGlobal('window', window)
    vi.stubGlobal('document', window.document)
    let dark = false
    const told: boolean[] = []
    watchTheme(
      () => ({ dark }),
      (theme) => told.push(theme.dark),
    )
    window.dispatchEvent(new window.Event('focus'))
    dark = true
    window.dispatchEvent(new window.Event('focus'))
    window.document.dispatchEvent(new window.Event('visibilitychange'))
    expect(told).toEqual([true])
  })
})
