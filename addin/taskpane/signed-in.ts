/** The page to which the issuer sends the dialog back: hands its answer to the pane, which alone can make use of it. */
import { tellPane } from '../excel/dialog.ts'
import { dialogWords } from './dialog-words.ts'
import { pageLanguage, showText } from './page-text.ts'

const w = dialogWords(pageLanguage())
const answer = window.location.search.slice(1)
// After a sign-out there is none.
const told = await tellPane(answer === '' ? 'ended=1' : answer)
const { title, advice } = told ? w.done : w.noPane
showText(title, advice)
