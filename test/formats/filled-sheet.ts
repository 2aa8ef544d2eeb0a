import ExcelJS from 'exceljs'

/** A filled sheet of 60 rows and 9 columns, like no other: texts, figures, percentages, validations, protection. */
export async function filledSheet(seed: number): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('报送表', { views: [{ state: 'frozen', ySplit: 3 }] })
  sheet.mergeCells('A1:I1')
  sheet.getCell('A1').value = `政务服务窗口周报送表（部门${seed}）`
  for (let row = 3; row <= 60; row++) {
    for (let column = 1; column <= 9; column++) {
      const cell = sheet.getCell(row, column)
      const input = column > 3
      cell.font = { name: '宋体', size: 11 }
      cell.border = { top: { style: 'thin' }, left: { style: 'thin' }, bottom: { style: 'thin' } }
      cell.protection = { locked: !input }
      if (column === 4) {
        cell.value = seed * 1000 + row * 37
        cell.dataValidation = { type: 'decimal', operator: 'greaterThanOrEqual', formulae: [0] }
      } else if (column === 5 && row % 10 === 0) {
        cell.value = (seed + row) / 1000
        cell.numFmt = '0.00%'
      } else if (column === 9) {
        cell.value = `${seed}号窗口第${row}周开展服务活动，办结事项${seed * row}件，群众满意率百分之九十九，收到锦旗一面。`
      } else if (column < 3 || row % 3 === 0) cell.value = `第${row}项指标${column}`
    }
  }
  await sheet.protect('secret', { spinCount: 1000 })
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
