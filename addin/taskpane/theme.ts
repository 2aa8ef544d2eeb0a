/**
 * Fluent's themes in Excel's green, with the fonts that offices have: a Latin one first, for in Chinese ones an
 * apostrophe is as wide as a Han character. High contrast is Fluent's own, by the system.
 */
import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components'

const green: BrandVariants = {
  10: '#021207',
  20: '#051f10',
  30: '#073118',
  40: '#093f1f',
  50: '#0b4d26',
  60: '#0d5c2e',
  70: '#0e6c38',
  80: '#107c41',
  90: '#2b8c54',
  100: '#439c68',
  110: '#5aab7b',
  120: '#72ba8f',
  130: '#8bc8a3',
  140: '#a5d6b8',
  150: '#c0e4cd',
  160: '#dcf1e3',
}

const fontFamilyBase =
  "'Segoe UI', -apple-system, 'Noto Sans', 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif"

const dark: Theme = createDarkTheme(green)

/** On dark paper the brand's own green is too dark to read (WCAG 1.4.3). */
export const themes = {
  light: { ...createLightTheme(green), fontFamilyBase },
  dark: {
    ...dark,
    fontFamilyBase,
    colorBrandForeground1: green[120],
    colorBrandForeground2: green[130],
    colorBrandForegroundLink: green[130],
    colorBrandForegroundLinkHover: green[140],
    colorBrandForegroundLinkPressed: green[120],
    colorCompoundBrandForeground1: green[120],
  },
} as const
