/** The wording of the sign-in pages, in both languages. */
import type { PasswordFault } from './password-rules.ts'
import { passwordLength } from './password-rules.ts'

export type PageLanguage = 'zh-CN' | 'en'

/** Why a form comes back; every sentence says what to do. */
export type FormFault =
  | { readonly code: 'wrong' | 'missing' | 'wrong_old' }
  | { readonly code: 'too_many'; readonly minutes: number }
  | { readonly code: PasswordFault }

export interface PageWords {
  readonly product: string
  readonly signIn: {
    readonly title: string
    readonly login: string
    readonly password: string
    readonly button: string
  }
  readonly forgotten: string
  readonly change: {
    readonly title: string
    readonly why: string
    readonly old: string
    readonly new: string
    readonly rules: string
    readonly again: string
    readonly button: string
  }
  readonly signOut: { readonly title: string; readonly ask: string; readonly yes: string; readonly no: string }
  readonly signedOut: { readonly title: string; readonly text: string }
  readonly expired: { readonly title: string; readonly text: string }
  readonly refused: { readonly title: string; readonly text: string }
  readonly broken: { readonly title: string; readonly text: string }
  readonly notFound: { readonly title: string; readonly text: string }
  readonly home: string
  readonly faultsTitle: string
  readonly fault: (fault: FormFault) => string
}

const { min, max } = passwordLength

const zhCN: PageWords = {
  product: '简报',
  signIn: { title: '登录', login: '用户名', password: '密码', button: '登录' },
  forgotten: '忘记密码？请联系管理员，由管理员发给新的初始密码。',
  change: {
    title: '设置新密码',
    why: '您使用的是发给您的初始密码。请设置一个只有您自己知道的密码。',
    old: '初始密码',
    new: '新密码',
    rules: `至少 ${min} 个字符，最多 ${max} 个。可以是一句话，可以粘贴，不要求大小写或符号。`,
    again: '再输入一次新密码',
    button: '保存并登录',
  },
  signOut: { title: '退出登录', ask: '要退出登录吗？', yes: '退出登录', no: '返回' },
  signedOut: { title: '已退出登录', text: '您已退出登录，可以关闭此窗口。' },
  expired: { title: '登录页面已过期', text: '页面打开得太久，或者登录已在别处完成。请返回重新登录。' },
  refused: { title: '无法登录', text: '登录请求无效。请关闭此窗口，返回后重新登录；如仍不行，请联系管理员。' },
  broken: { title: '系统出了问题', text: '不是您的错。请稍后重新登录；如仍不行，请联系管理员。' },
  notFound: { title: '没有这个页面', text: '请核对地址，或返回首页。' },
  home: '返回首页',
  faultsTitle: '请更正后重试',
  fault: (fault) => {
    switch (fault.code) {
      case 'missing':
        return '请填写用户名和密码。'
      case 'wrong':
        return '用户名或密码不正确，请核对后重试。'
      case 'wrong_old':
        return '初始密码不正确，请核对后重试。'
      case 'too_many':
        return `尝试次数过多，请在 ${fault.minutes} 分钟后重试。忘记密码请联系管理员。`
      case 'too_short':
        return `新密码太短，请至少输入 ${min} 个字符。`
      case 'too_long':
        return `新密码太长，请不要超过 ${max} 个字符。`
      case 'unchanged':
        return '新密码与初始密码相同，请换一个。'
      case 'own_name':
        return '新密码不能是您的用户名或姓名，请换一个。'
      case 'common':
        return '这个密码太常见，容易被猜到，请换一个。'
      case 'not_repeated':
        return '两次输入的新密码不一致，请重新输入。'
    }
  },
}

const en: PageWords = {
  product: 'Bulletin',
  signIn: { title: 'Sign in', login: 'User name', password: 'Password', button: 'Sign in' },
  forgotten: 'Forgotten your password? Your administrator can give you a new first one.',
  change: {
    title: 'Choose a new password',
    why: 'You have signed in with the first password that was given to you. Choose one that only you know.',
    old: 'First password',
    new: 'New password',
    rules: `At least ${min} characters, at most ${max}. A sentence is fine, pasting too; no capitals or symbols are asked for.`,
    again: 'New password again',
    button: 'Save and sign in',
  },
  signOut: { title: 'Sign out', ask: 'Do you want to sign out?', yes: 'Sign out', no: 'Back' },
  signedOut: { title: 'Signed out', text: 'You are signed out and can close this window.' },
  expired: {
    title: 'This page has expired',
    text: 'It was open for too long, or you have signed in elsewhere meanwhile. Go back and sign in again.',
  },
  refused: {
    title: 'Cannot sign in',
    text: 'The sign-in request is not valid. Close this window, go back and sign in again; if it persists, ask your administrator.',
  },
  broken: {
    title: 'Something went wrong here',
    text: 'It is not your fault. Sign in again later; if it persists, ask your administrator.',
  },
  notFound: { title: 'There is no such page', text: 'Check the address, or go back to the start.' },
  home: 'Back to the start',
  faultsTitle: 'Please correct this',
  fault: (fault) => {
    switch (fault.code) {
      case 'missing':
        return 'Enter your user name and your password.'
      case 'wrong':
        return 'The user name or the password is not right. Check both and try again.'
      case 'wrong_old':
        return 'The first password is not right. Check it and try again.'
      case 'too_many':
        return `Too many attempts. Try again in ${fault.minutes} min; if you have forgotten the password, ask your administrator.`
      case 'too_short':
        return `The new password is too short: at least ${min} characters.`
      case 'too_long':
        return `The new password is too long: at most ${max} characters.`
      case 'unchanged':
        return 'The new password is the first one again. Choose another.'
      case 'own_name':
        return 'The new password is your own name. Choose another.'
      case 'common':
        return 'Many people use this password, so it is easily guessed. Choose another.'
      case 'not_repeated':
        return 'The new password was not the same both times. Type it again.'
    }
  },
}

const words: Readonly<Record<PageLanguage, PageWords>> = { 'zh-CN': zhCN, en }
export const pageWords = (language: PageLanguage): PageWords => words[language]

/** What the client asked for, else what the browser does: the first of either language, zh-CN where neither is named. */
export function pageLanguage(uiLocales: unknown, acceptLanguage: string | undefined): PageLanguage {
  const asked = `${typeof uiLocales === 'string' ? uiLocales.replaceAll(' ', ',') : ''},${acceptLanguage ?? ''}`
  const first = asked
    .slice(0, 500)
    .split(',')
    .map((tag) => tag.trim().toLowerCase())
    .find((tag) => /^(?:zh|en)\b/.test(tag))
  return first?.startsWith('en') ? 'en' : 'zh-CN'
}
