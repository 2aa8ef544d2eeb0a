/** The script that a pane's page includes before office.js: `<script src="…/excel-pane.js"></script>`. */
import { joinExcel } from './browser.ts'

joinExcel(window)
