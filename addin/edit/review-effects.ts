/** What the review asks for: reading and drawing the sheet, merging, saving, the page. */
import { preview, readReview, type ReviewContent, saveReview } from '../api/edit-api.ts'
import type { IssueTarget } from '../api/request.ts'
import { HostError } from '../spreadsheet-host.ts'
import type { EditContext } from './edit.ts'
import type { EditAction, EditState } from './edit-state.ts'
import { gatherFound, gatherMerge } from './gather-material.ts'
import { positionOf } from './layout-grid.ts'
import { lockedLayout } from './locked-layout.ts'
import { mayDo } from './may.ts'
import { emptyReview } from './review-material.ts'
import type { ReviewState, Work } from './review-state.ts'
import type { SheetWatch } from './sheet-watch.ts'
import { excelTrouble } from '../parts/trouble.ts'

type Dispatch = (action: EditAction) => void

export interface ReviewWorld {
  readonly watch: SheetWatch
  /** The server's time now. */
  readonly serverTime: () => number
  /** The state as it is when an answer comes. */
  readonly latest: () => EditState
}

export function startReviewEffects(
  context: EditContext,
  world: ReviewWorld,
  before: EditState | null,
  after: EditState,
  dispatch: Dispatch,
): void {
  const { review } = after
  const { on, work } = review
  if (!on) return
  if (on !== before?.review.on || (after.tab === 'review' && before.tab !== 'review')) world.watch.readNow()
  if (work !== before?.review.work) {
    // An answer that nobody waits for any more, because the issue or the work is another, is let be.
    const isWaitedFor = (): boolean => world.latest().review.work === work
    startWork(context, world, { on, work }, (action) => {
      if (isWaitedFor()) dispatch(action)
    })
  }
  if (review.writing && review.writing !== before?.review.writing) void writeCells(context, world, review, dispatch)
  // A sheet just drawn, or written to: what stands in it is read back.
  if (!review.writing && before?.review.writing) world.watch.readSoon()
  if (work.kind === 'idle' && before?.review.work.kind === 'drawing') world.watch.readSoon()
}

function startWork(
  { caller, person, role, host }: EditContext,
  { serverTime, watch }: ReviewWorld,
  { on, work }: { readonly on: IssueTarget; readonly work: Work },
  dispatch: Dispatch,
): void {
  switch (work.kind) {
    case 'merging':
      void gatherMerge(caller, on).then((result) => {
        dispatch({ type: 'merged', result })
      })
      return
    case 'loading':
      void gatherFound(caller, on, work.found).then((result) => {
        dispatch({ type: 'materialLoaded', found: work.found, result })
      })
      return
    case 'drawing':
      void draw(host, mayDo(role, 'saveReview') ? work : { ...work, layout: lockedLayout(work.layout) }, dispatch)
      return
    case 'saving':
    case 'savingBoth': {
      const base = work.kind === 'saving' ? work.base : work.stale.theirs.revision
      void saveReview(caller, on, { ...work.content, base }).then((answer) => {
        dispatch({ type: 'reviewSaved', answer, by: person.id, at: new Date(serverTime()).toISOString() })
      })
      return
    }
    case 'comparing':
      void readReview(caller, on, work.latest).then((result) => {
        dispatch({ type: 'theirsLoaded', result })
      })
      return
    case 'reading':
      watch.readNow()
      return
    case 'idle':
    case 'confirming':
    case 'stale':
    case 'failed':
      return
  }
}

/** A sheet that somebody deleted meanwhile need not be taken away. */
async function draw(
  host: EditContext['host'],
  { layout, replace }: Pick<Extract<Work, { kind: 'drawing' }>, 'layout' | 'replace'>,
  dispatch: Dispatch,
): Promise<void> {
  try {
    dispatch({ type: 'sheetDrawn', id: await host.drawSheet(layout, replace === null ? {} : { replace }) })
  } catch (error) {
    if (replace !== null && error instanceof HostError && error.fault === 'sheetGone')
      return draw(host, { layout, replace: null }, dispatch)
    dispatch({ type: 'drawFailed', trouble: excelTrouble(error) })
  }
}

async function writeCells(
  { host }: EditContext,
  { watch }: ReviewWorld,
  { writing, sheet }: ReviewState,
  dispatch: Dispatch,
): Promise<void> {
  if (!writing || sheet.kind !== 'read') return
  try {
    await host.writeCells(
      sheet.sheet.id,
      writing.map(({ cell, value }) => ({ ...positionOf(cell), value })),
    )
    dispatch({ type: 'cellsWritten' })
  } catch (error) {
    dispatch({ type: 'writeFailed', trouble: excelTrouble(error) })
    // The list goes back to what the sheet says.
    watch.readNow()
  }
}

/** Asks for the page a moment after the last change, after a merge at once; an answer overtaken is let be. */
export function createPreviewEffects({ caller, role }: EditContext) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | undefined
  const stop = (): void => {
    clearTimeout(timer)
    running?.abort()
  }
  return {
    start(before: EditState | null, after: EditState, dispatch: Dispatch): void {
      const { on, preview: page, work } = after.review
      const { wanted } = page
      if (wanted === before?.review.preview.wanted) return
      stop()
      if (!wanted || !on) return
      // Of whoever may not save, nothing that stands in the sheet leaves it: the page is of the saved review.
      const content = mayDo(role, 'saveReview') ? wanted : savedContent(after.review)
      // Typing goes on; a merge is done with, and she waits for what it gave.
      const isAtOnce = work.kind === 'drawing' || !before?.review.preview.wanted
      timer = setTimeout(
        () => {
          running = new AbortController()
          const { signal } = running
          void preview(caller, on, content, signal).then((result) => {
            if (!signal.aborted) dispatch({ type: 'previewLoaded', wanted, result })
          })
        },
        isAtOnce ? 0 : 500,
      )
    },
    stop,
  }
}

function savedContent({ work, material }: ReviewState): ReviewContent {
  const { edits, order } = (work.kind === 'drawing' ? work.material : material)?.base ?? emptyReview
  return { edits, order }
}
