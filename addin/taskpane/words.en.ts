import type { AppWords } from './words.ts'

export const en: AppWords = {
  loading: 'Opening…',
  product: 'Bulletin',
  noOfficeJs: {
    title: 'No connection to Excel',
    advice:
      'Excel’s interface file did not load: the network is down or something blocks it. Check the network and open this pane again, or report on the web page.',
  },
  notExcel: {
    title: 'Please open this in Excel',
    advice:
      'This page is the pane of an Excel add-in. Without Excel, or with WPS, report on the web page: download the sheet, fill it in, upload it. It counts the same.',
  },
  tooOld: (missing) => ({
    title: 'This Excel is too old',
    advice: `It lacks ${missing}. Update Excel (2021 or newer), or report on the web page: it counts the same.`,
  }),
  offline: {
    title: 'You are offline',
    advice: 'Go on filling in the sheet: everything is in the workbook. Check and upload when you are back online.',
  },
  tryAgain: 'Try again',
  openWebPage: 'Open the web page',
  signedOut: {
    title: 'Please sign in',
    advice:
      'Pressing “Sign in” opens a window in which you sign in with your organisation’s account; then you see your sheet and issue here.',
  },
  stillKnown: {
    title: 'You are signed out of this pane',
    advice:
      'The sign-in server may still know you, though. On a shared computer, sign out in the browser too, or close it.',
  },
  signingIn: { title: 'Signing in…', advice: 'Please finish in the window that has opened.' },
  signingOut: { title: 'Signing out…', advice: 'Please finish in the window that has opened.' },
  expired: {
    title: 'Your sign-in has expired',
    advice: 'Everything that you filled in is still here. Sign in again to go on.',
  },
  cancel: 'Cancel',
  bulletin: 'Bulletin',
  seat: 'Working as',
  role: { editor: 'Editor', admin: 'Administrator', auditor: 'Auditor' },
  signIn: 'Sign in',
  signInAgain: 'Sign in again',
  signOut: 'Sign out',
  signedInAs: (name) => `Signed in as ${name}`,
  noBulletin: (name) => ({
    title: 'No bulletin for you',
    advice: `You are signed in (${name}) but listed in no bulletin yet. Ask a bulletin’s administrator to add you to its people; if this is the wrong account, sign out and sign in again.`,
  }),
  crashed: {
    title: 'Something broke in this pane',
    advice: 'Your workbook is untouched. Reload the pane; if it breaks again, tell your operator.',
  },
  reload: 'Reload',
}
