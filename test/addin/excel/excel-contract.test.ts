import { describeSpreadsheetHost } from '../../contract/spreadsheet-host.ts'
import { openAdapter } from './opened-excel.ts'

describeSpreadsheetHost('Excel by Office.js', () => openAdapter())
