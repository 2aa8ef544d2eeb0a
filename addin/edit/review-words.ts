/** The words of the review's view; each language's stand beside. */
import type { FileFormat } from '../../functions/core/issue.ts'
import type { EditField } from '../../functions/core/merge-reviews.ts'

export interface ReviewWords {
  readonly merge: string
  readonly mergeAgain: string
  readonly mergeHint: string
  readonly undoHint: string
  readonly nobodySubmitted: string
  readonly published: string
  readonly noSheet: string
  readonly steps: { readonly [S in 'merging' | 'drawing' | 'previewing']: string }
  readonly loading: string
  readonly newSince: (names: readonly string[]) => string
  readonly save: string
  readonly saving: string
  readonly saved: (revision: number) => string
  readonly neverSaved: string
  readonly unsaved: string
  readonly blocked: string
  readonly confirm: {
    readonly title: string
    readonly text: string
    readonly unreadText: string
    readonly save: string
    readonly keep: string
    readonly discard: string
  }
  readonly findings: (count: number) => string
  readonly noFindings: string
  readonly groups: { readonly [G in 'error' | 'warning' | 'notice']: string }
  readonly ofDepartment: (name: string) => string
  readonly sheetCell: (cell: string) => string
  readonly items: (included: number, all: number) => string
  readonly emptySection: string
  readonly noWords: string
  readonly badges: {
    readonly edited: string
    readonly moved: string
    readonly otherSection: string
    readonly leftOut: string
    readonly conflict: string
  }
  readonly include: (item: string) => string
  readonly up: string
  readonly down: string
  readonly toCell: string
  readonly against: string
  readonly inline: string
  readonly departmentsWords: string
  readonly yourWords: string
  readonly sameWords: string
  readonly conflict: {
    readonly title: string
    readonly text: (name: string) => string
    readonly mine: string
    readonly theirs: string
    readonly keepMine: string
    readonly takeTheirs: string
    readonly leftOut: string
  }
  readonly orphans: {
    readonly title: string
    readonly text: string
    readonly drop: string
    readonly undo: string
    readonly dropped: string
  }
  readonly stale: StaleWords
  readonly preview: {
    readonly title: string
    readonly frame: string
    readonly enlarge: string
    readonly shrink: string
    readonly hide: string
    readonly show: string
    readonly loading: string
    readonly stopped: string
  }
  readonly drafts: string
  readonly draft: (format: FileFormat) => string
  readonly draftLoading: string
  readonly draftHint: string
}

interface StaleWords {
  readonly title: string
  readonly text: (by: string, at: string) => string
  readonly comparing: string
  readonly fromThem: (count: number) => string
  readonly noConflicts: string
  readonly conflicts: (count: number) => string
  readonly mine: string
  readonly theirs: string
  readonly fields: { readonly [F in EditField]: string }
  readonly order: (section: string) => string
  readonly wholeItem: string
  readonly asDepartment: string
  readonly yes: string
  readonly no: string
  readonly save: string
  readonly saving: string
  readonly back: string
  readonly chooseAll: string
}
