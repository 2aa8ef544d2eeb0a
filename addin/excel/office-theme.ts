/** Whether Office is dark, by the colours that it gives. */
import type { OfficeTheme } from '../office-shell.ts'

/** What Office gives, by version: old ones colours only, Excel on the web sometimes nothing. */
export interface GivenTheme {
  readonly isDarkTheme?: boolean
  /** "#1f1f1f". */
  readonly bodyBackgroundColor?: string
}

export function themeOf(given: GivenTheme | undefined): OfficeTheme {
  if (given?.isDarkTheme !== undefined) return { dark: given.isDarkTheme }
  const colour = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(given?.bodyBackgroundColor ?? '')
  if (!colour) return { dark: false }
  const [red = 0, green = 0, blue = 0] = colour.slice(1).map((part) => parseInt(part, 16))
  // Brightness as eyes have it (ITU-R BT.601).
  return { dark: 0.299 * red + 0.587 * green + 0.114 * blue < 128 }
}

/**
 * Excel has no event for its theme. Who changes it does so outside of the pane, so that it is looked at again when the
 * pane is seen or used again; Office itself asks at most every five seconds.
 */
export function watchTheme(current: () => OfficeTheme, listener: (theme: OfficeTheme) => void): void {
  let { dark } = current()
  const look = (): void => {
    const theme = current()
    if (theme.dark === dark) return
    dark = theme.dark
    listener(theme)
  }
  window.addEventListener('focus', look)
  document.addEventListener('visibilitychange', look)
}
