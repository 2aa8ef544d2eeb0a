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
  signedOut: { title: 'Please sign in', advice: 'Say who you are, so that we find your sheet and issue.' },
  bulletin: 'Bulletin',
  whoAreYou: 'Department or role',
  editor: 'Editor',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  signOut: 'Sign out',
  signedInAs: (name) => `Signed in as ${name}`,
  account: 'Account',
  noBulletin: {
    title: 'No bulletin for you',
    advice: 'Your department is in no bulletin yet. Please ask your editor.',
  },
  crashed: {
    title: 'Something broke in this pane',
    advice: 'Your workbook is untouched. Reload the pane; if it breaks again, tell your operator.',
  },
  reload: 'Reload',
}
