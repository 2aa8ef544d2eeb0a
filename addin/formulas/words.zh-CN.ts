import type { Named } from './find-named.ts'
import type { FormulaWords } from './words.ts'

const meant = (near: Named | undefined): string => (near ? `是否指“${near.name}”（${near.id}）？` : '')

export const zhCN: FormulaWords = {
  noFigureGiven: '没有写指标。请填写指标的名称或编号，如“行政许可受理”。',
  noDepartmentGiven: '没有写部门。请填写部门的名称或编号。',
  badIssue: (issue) => `“${issue}”不是期号。请写作“2022-45”（年份-期号），并加引号。`,
  unknownFigure: (asked, near) => `没有指标“${asked}”。${meant(near) || '请核对指标的名称或编号。'}`,
  unknownDepartment: (asked, issue, near) =>
    `第 ${issue} 期没有部门“${asked}”。${meant(near) || '请核对部门的名称或编号；未报送的部门没有数据。'}`,
  noTotal: (figure, issue) => `第 ${issue} 期“${figure}”没有合计数。`,
  noYearToDate: (figure, issue) => `第 ${issue} 期“${figure}”没有本年累计数。`,
  noValue: (department, figure, issue) => `第 ${issue} 期“${department}”没有报送“${figure}”。`,
  tooManyDigits: (value) => `${value} 超过 15 位有效数字，Excel 单元格无法准确保存。请从印发的简报中抄录为文本。`,
  unknownIssue: (issue) => `没有第 ${issue} 期。请核对年份和期号。`,
  notPublished: (issue) => `第 ${issue} 期尚未印发，没有公布的数据。印发后请重新计算（Ctrl+Alt+F9）。`,
  signedOut: '尚未登录。请打开“简报报送”窗格登录，然后重新计算（Ctrl+Alt+F9）。',
  notAllowed: '您无权查看这份简报的数据，请与编辑联系。',
  unreachable: '连接不上服务器。请检查网络，然后重新计算（Ctrl+Alt+F9）。',
  server: (requestId) =>
    `服务器出错，请稍后重新计算（Ctrl+Alt+F9）。${requestId === '' ? '' : `如仍出错，请把编号 ${requestId} 告诉管理员。`}`,
  notUnderstood: '服务器的答复无法识别。请重新打开工作簿；如仍出错，请与管理员联系。',
  refused: (title, detail) => `${title}。${detail}`,
}
