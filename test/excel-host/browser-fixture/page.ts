/** The page around, for browser.test.ts: a workbook, a frame for the pane, and the .xlsx scripts at hand. */
import { offerExcel } from '../browser.ts'
import { showDialogsInWindows } from '../dialog-popup.ts'
import { ExcelHost } from '../host.ts'

const xlsx = () => import('../xlsx.ts')

declare global {
  interface Window {
    excelHost?: ExcelHost
    xlsx?: typeof xlsx
  }
}

const host = new ExcelHost({ theme: 'black' })
offerExcel(window, host)
showDialogsInWindows(host, window)
window.xlsx = xlsx
const pane = document.createElement('iframe')
pane.src = '/pane.html'
document.body.append(pane)
