/** Real .xlsx files in and out of the workbook in memory. */
export { loadXlsx } from './xlsx-load.ts'
export { saveXlsx } from './xlsx-save.ts'
