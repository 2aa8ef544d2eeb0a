/** Where the add-in's parts are, below a deployment's address. */

/** An icon comes at these sizes, in pixels. */
export const ribbonSizes = [16, 32, 80] as const
/** Each button has its own. */
export const icons = ['icon', 'check', 'upload', 'merge', 'finding'] as const
export type Icon = (typeof icons)[number]

export const iconPath = (icon: Icon, size: number): string => `/pane/${icon}-${size}.png`

export const paths = {
  /** The plain web path: help for whoever has no Excel at hand. */
  webPage: '/',
  pane: '/pane/taskpane.html',
  script: '/pane/taskpane.js',
  functions: '/pane/functions.json',
  functionsZhCN: '/pane/functions.zh-CN.json',
  shortcuts: '/pane/shortcuts.json',
  shortcutsZhCN: '/pane/shortcuts.zh-CN.json',
} as const

/** What the server serves though no file of the pane's public folder is behind it. */
export const builtPaths: readonly string[] = [paths.webPage, paths.pane, paths.script]
