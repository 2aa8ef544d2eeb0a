/** Why somebody is not signed in, in words. What our own server says is worded with its other faults (addin/words/). */
import type { Language } from '../language.ts'
import type { SignInFault } from './tokens.ts'

export interface SignInWords {
  readonly title: string
  readonly advice: string
}

type Worded = Exclude<SignInFault['kind'], 'failed' | 'refused'>
interface Words {
  readonly faults: { readonly [K in Worded]: SignInWords }
  readonly refused: (said: string) => SignInWords
  readonly denied: string
}

const words: { readonly [L in Language]: Words } = {
  'zh-CN': {
    faults: {
      issuerUnreachable: { title: '登录服务没有应答', advice: '请检查网络后重试；如仍不行，请告诉管理员。' },
      cancelled: { title: '没有登录', advice: '登录窗口已关闭。需要时再登录即可。' },
      blocked: {
        title: '登录窗口没有打开',
        advice: '多半是浏览器拦截了弹出窗口，或另一个窗口还开着。请允许本站弹出窗口、关掉其他窗口后重试。',
      },
      unexpected: {
        title: '登录没有完成',
        advice: '收到的应答与这次登录不符，已弃用。请重试；如仍不行，请告诉管理员。',
      },
    },
    refused: (said) => ({ title: '登录服务没有同意登录', advice: `登录服务的答复：${said}` }),
    denied: '登录被取消或没有得到允许。',
  },
  en: {
    faults: {
      issuerUnreachable: {
        title: 'The sign-in server does not answer',
        advice: 'Check the network and try again; if it fails again, tell your administrator.',
      },
      cancelled: { title: 'Not signed in', advice: 'The sign-in window was closed. Sign in when you are ready.' },
      blocked: {
        title: 'The sign-in window did not open',
        advice:
          'The browser may block pop-up windows, or another window is still open. Allow pop-ups for this site, close other windows, and try again.',
      },
      unexpected: {
        title: 'Sign-in was not completed',
        advice:
          'The answer does not belong to this sign-in and was dropped. Try again; if it fails again, tell your administrator.',
      },
    },
    refused: (said) => ({ title: 'The sign-in server refused', advice: `It says: ${said}` }),
    denied: 'sign-in was cancelled or not allowed.',
  },
}

export function signInFaultWords(fault: Exclude<SignInFault, { kind: 'failed' }>, language: Language): SignInWords {
  const w = words[language]
  if (fault.kind !== 'refused') return w.faults[fault.kind]
  // The description is the issuer's, for its developers often; the code is what can be looked up.
  const denied = fault.error === 'access_denied' ? w.denied : ''
  return w.refused([denied, fault.description, `(${fault.error})`].filter((part) => part !== '').join(' '))
}
