/** The page around, for browser.test.ts: a workbook, a frame for the pane, and the .xlsx scripts at hand. */
import { offerExcel } from '../browser.ts'
import { ExcelHost } from '../host.ts'

const xlsx = () => import('../xlsx.ts')

declare global {
  interface Window {
    excelHost?: ExcelHost
    xlsx?: typeof xlsx
  }
}

offerExcel(window, new ExcelHost({ theme: 'black' }))
window.xlsx = xlsx
const pane = document.createElement('iframe')
pane.src = '/pane.html'
document.body.append(pane)
