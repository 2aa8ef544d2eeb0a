/** What the dialog's own two pages say. */
import type { Language } from '../language.ts'

interface PageText {
  readonly title: string
  readonly advice: string
}

interface DialogWords {
  readonly going: PageText
  /** An address that no pane of ours made. */
  readonly astray: PageText
  readonly done: PageText
  readonly noPane: PageText
}

const words: { readonly [L in Language]: DialogWords } = {
  'zh-CN': {
    going: { title: '正在转到登录服务…', advice: '' },
    astray: { title: '无法从这里登录', advice: '请关闭本窗口，在 Excel 的窗格里按“登录”。' },
    done: { title: '已完成', advice: '本窗口会自动关闭；没有关闭的，请手动关闭。' },
    noPane: { title: '请关闭本窗口', advice: '然后回到 Excel 的窗格，再按一次“登录”。' },
  },
  en: {
    going: { title: 'Going to the sign-in server…', advice: '' },
    astray: { title: 'You cannot sign in from here', advice: 'Close this window and press “Sign in” in Excel’s pane.' },
    done: { title: 'Done', advice: 'This window closes by itself; if it stays, close it.' },
    noPane: { title: 'Please close this window', advice: 'Then go back to Excel’s pane and press “Sign in” again.' },
  },
}

export const dialogWords = (language: Language): DialogWords => words[language]
