import { finding, type FileCap, type Finding } from '../core/finding.ts'

/**
 * What a sheet may cost before it is refused: far above one department's real sheet, far below what hurts. Sizes are
 * counted while inflating, never believed. 4 MiB of XML is well over a million Chinese characters.
 */
export const caps = {
  /** What a Lambda takes in one request (6 MB) once the body is base64. */
  fileBytes: 4 * 2 ** 20,
  entries: 1_000,
  partBytes: 4 * 2 ** 20,
  totalBytes: 8 * 2 ** 20,
  xmlDepth: 64,
  attributes: 64,
  /** A namespace's name becomes part of the name of every element and attribute that is in it. */
  namespaceLength: 256,
  sheets: 100,
  /** Rows and columns that hold a value; blank cells that carry only a style may lie anywhere. */
  rows: 50_000,
  columns: 1_024,
  /** Positions up to the last value of each row, in all sheets; and shared strings. */
  cells: 200_000,
  /** UTF-16 units in one cell: Excel's own limit. */
  textLength: 32_767,
  /** The same in all cells together: one long shared string may be used in every cell, and a merge reads every text. */
  totalTextLength: 2 ** 20,
} as const

/** How the parts of the reader give up; `readXlsx` turns it back into findings, and nobody else sees it. */
export class Unreadable extends Error {
  readonly findings: readonly Finding[]
  constructor(findings: readonly Finding[]) {
    super(findings.map(({ code }) => code).join())
    this.findings = findings
  }
}

/** Names come from the sender and may be as long as he likes. */
const shorten = (name: string): string => name.slice(0, 100)

export interface CellPlace {
  readonly sheet: string
  readonly cell: string
}

export const damaged = (part: string, at: CellPlace | object = {}): Unreadable =>
  new Unreadable([finding('file_damaged', at, { part: shorten(part) })])

export const tooComplex = (what: FileCap, max: number, at: CellPlace | object = {}): Unreadable =>
  new Unreadable([finding('file_too_complex', at, { what, max })])

export const hasDoctype = (part: string): Unreadable =>
  new Unreadable([finding('file_has_doctype', {}, { part: shorten(part) })])
