/** The pane's languages: Chinese of any kind reads zh-CN, all others English. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** The language for a locale such as Excel's display language. */
export const languageFor = (locale: string | undefined): Language =>
  locale === undefined || locale === '' || /^zh\b/i.test(locale) ? 'zh-CN' : 'en'
