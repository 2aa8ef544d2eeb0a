/** The words of the editor's pane: one file a language, and the compiler asks each for every key. */
import type { FileFormat } from '../../functions/core/issue.ts'
import type { IssueEntry } from '../api/answers.ts'
import type { Language } from '../language.ts'
import type { HostFault } from '../spreadsheet-host.ts'
import type { BoardFilter } from './board-state.ts'
import type { CopyWords } from './copy-layout.ts'
import type { Tab } from './edit-state.ts'
import type { Notice } from './notice.ts'
import type { ReviewWords } from './review-words.ts'
import { en } from './words.en.ts'
import { zhCN } from './words.zh-CN.ts'

/** What a reminder says; the names are those who owe something. */
export interface ReminderFacts {
  readonly bulletin: string
  readonly issue: string
  readonly deadline: string
  readonly isPast: boolean
  readonly notSubmitted: readonly string[]
  readonly returned: readonly string[]
}

interface IssueWords {
  /** `2022年第45期`. */
  readonly name: (issue: Pick<IssueEntry, 'year' | 'issueNo'>) => string
  readonly serial: (serialNo: number) => string
  readonly period: (from: string, to: string) => string
  readonly state: { readonly [S in IssueEntry['state']]: string }
  readonly edition: (edition: number) => string
  readonly deadline: (deadline: string) => string
  readonly unsaved: string
  readonly peopleUnsaved: string
}

interface BoardWords {
  readonly filters: { readonly [F in BoardFilter]: string }
  readonly filterLabel: string
  readonly search: string
  readonly refresh: string
  readonly refreshing: string
  readonly list: string
  readonly nobody: string
  readonly revision: (revision: number) => string
  readonly findings: (count: number) => string
  readonly late: string
  readonly notInEdition: string
  readonly comment: string
  readonly noFindings: string
  readonly reason: (reason: string) => string
  readonly noReason: string
  readonly openInSheet: string
  readonly openingInSheet: string
  readonly openInSheetHint: string
  readonly returnIt: string
  readonly returnTitle: (name: string) => string
  readonly returnHint: string
  readonly returnComment: string
  readonly returnSend: string
  readonly returnSending: string
  readonly changes: (revision: number) => string
  readonly noChanges: string
  readonly changesLoading: string
  readonly nothingYet: string
  readonly remind: string
  readonly remindTitle: string
  readonly reminder: (facts: ReminderFacts) => string
  readonly copyText: string
  readonly nobodyOwes: string
}

interface PublishWords {
  readonly checking: string
  readonly checkAgain: string
  readonly heading: (issue: string) => string
  readonly explain: (submitted: number, items: number) => string
  readonly missing: (count: number) => string
  readonly acceptMissing: string
  readonly nobodyMissing: string
  readonly unsaved: string
  readonly saveFirst: string
  readonly nobodySubmitted: string
  readonly cannot: string
  readonly publish: string
  readonly publishing: string
  readonly done: (edition: number) => string
  readonly issuedOn: (date: string) => string
  readonly without: (names: readonly string[]) => string
  readonly files: string
  readonly file: { readonly [F in FileFormat]: string }
  readonly fileFacts: (bytes: number, checksum: string) => string
  readonly alreadyPublished: (issue: string, edition: number) => string
  readonly alreadyText: string
}

interface LinkWords {
  /** On the list of issues: leads to an issue's links. */
  readonly manage: string
  readonly label: string
  readonly copy: string
  readonly copied: string
  readonly copyByHand: string
  readonly open: string
  readonly qr: string
  readonly hint: string
  readonly pin: string
  readonly copyPin: string
  readonly pinHint: string
}

interface ReopenWords {
  readonly open: string
  readonly title: (issue: string) => string
  readonly text: string
  readonly reason: string
  readonly send: string
  readonly sending: string
}

interface IssuesWords {
  readonly search: string
  readonly list: string
  readonly none: string
  readonly nothingFound: string
  readonly work: string
  readonly working: string
  readonly openNext: string
  readonly openFirst: string
  readonly noIssue: { readonly title: string; readonly text: string }
  readonly dialog: {
    readonly title: string
    readonly text: string
    readonly from: string
    readonly to: string
    readonly send: string
    readonly sending: string
  }
}

/** What is said to an auditor, who reads all and writes nothing. */
interface ReadOnlyWords {
  readonly strip: string
  readonly noIssue: string
  readonly work: string
  readonly working: string
  readonly mergeHint: string
  readonly sheet: string
  readonly published: string
  readonly publish: string
}

export interface EditWords {
  readonly locale: string
  readonly loading: string
  readonly tryAgain: string
  readonly cancel: string
  readonly close: string
  readonly required: string
  /** No answer came: what she made is still there. */
  readonly unreachable: string
  readonly excel: { readonly [F in HostFault]: { readonly title: string; readonly advice: string } }
  readonly tabs: { readonly [T in Tab]: string }
  /** Beside the name of a tab. */
  readonly unsavedTab: string
  readonly tabsLabel: string
  readonly notice: (notice: Notice) => string
  readonly readOnly: ReadOnlyWords
  readonly issue: IssueWords
  readonly board: BoardWords
  readonly copy: CopyWords
  readonly review: ReviewWords
  readonly publish: PublishWords
  readonly link: LinkWords
  readonly reopen: ReopenWords
  readonly issues: IssuesWords
}

const words: { readonly [L in Language]: EditWords } = { 'zh-CN': zhCN, en }

export const editWords = (language: Language): EditWords => words[language]
