/**
 * Reads the review sheets of the workbook: a moment after the last edit, one visit at a time, and once more where
 * something was edited while a visit was on its way.
 */
import { reviewMarkerPrefix } from '../../functions/core/marker.ts'
import type { MarkedSheets, SpreadsheetHost } from '../spreadsheet-host.ts'
import { excelTrouble, type Trouble } from '../parts/trouble.ts'

export interface SheetWatch {
  readNow(): void
  readSoon(): void
  close(): void
}

const pause = 300

export function watchSheets(
  host: SpreadsheetHost,
  tell: {
    readonly read: (marked: MarkedSheets) => void
    readonly unreadable: (trouble: Trouble) => void
  },
): SheetWatch {
  let timer: ReturnType<typeof setTimeout> | undefined
  let reading = false
  let again = false
  let closed = false
  const read = async (): Promise<void> => {
    if (reading) {
      again = true
      return
    }
    reading = true
    try {
      do {
        again = false
        try {
          const marked = await host.readMarkedSheets(reviewMarkerPrefix)
          // What is older than an edit is not worth showing.
          if (!closed && !stale()) tell.read(marked)
        } catch (error) {
          const trouble = excelTrouble(error)
          if (!closed) tell.unreadable(trouble)
        }
      } while (stale())
    } finally {
      reading = false
    }
  }
  const stale = (): boolean => again && !closed
  const cancel = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  return {
    readNow() {
      cancel()
      void read()
    },
    readSoon() {
      cancel()
      timer = setTimeout(() => void read(), pause)
    },
    close() {
      closed = true
      cancel()
    },
  }
}
