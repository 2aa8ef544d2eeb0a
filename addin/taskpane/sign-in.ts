/** The dialog's first page, of our own origin as Office wants it: goes on to the issuer, and nowhere else. */
import { readSignInSettings } from '../api/sign-in-api.ts'
import { leadTo, signedInUri } from '../sign-in/sign-in-address.ts'
import { failureInWords, sharedWords } from '../words/shared-words.ts'
import { pageLanguage, showText } from './page-text.ts'
import { dialogWords } from './dialog-words.ts'

const language = pageLanguage()
const w = dialogWords(language)
showText(w.going.title, w.going.advice)

const settings = await readSignInSettings(language, () => Date.now())
if (settings.ok) {
  const search = new URLSearchParams(window.location.search)
  const target = leadTo(settings.value, signedInUri(window.location.origin), search)
  if (target === undefined) showText(w.astray.title, w.astray.advice)
  else window.location.replace(target)
} else {
  const { title, advice } = failureInWords(settings.failure, sharedWords(language))
  showText(title, advice)
}
