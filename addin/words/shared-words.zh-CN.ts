import type { SharedWords } from './shared-words.ts'

export const zhCN: SharedWords = {
  locale: 'zh-CN',
  loading: '正在读取…',
  tryAgain: '重试',
  bulletin: '简报',
  department: '部门',
  issue: '期次',
  issueName: ({ year, issueNo }, from, to) => `${year}年第${issueNo}期（${from}—${to}）`,
  deadline: '报送截止',
  countdown: ({ passed, days, hours, minutes }) => {
    const parts = [days > 0 ? `${days} 天` : '', hours > 0 ? `${hours} 小时` : '', days === 0 ? `${minutes} 分钟` : '']
    const span = parts.filter(Boolean).join(' ')
    if (passed) return span === '0 分钟' ? '刚刚截止' : `已截止 ${span}`
    return span === '0 分钟' ? '不到 1 分钟' : `还有 ${span}`
  },
  currentStatus: '本部门状态',
  status: {
    notSubmitted: '未报送',
    submitted: '已报送',
    late: '已报送（迟报）',
    nilReturn: '零报告',
    returned: '已退回',
  },
  statusHint: {
    notSubmitted: '本期还没有收到报送。',
    submitted: '如有变动，可以再次报送，以最后一次为准。',
    late: '如有变动，可以再次报送，以最后一次为准。',
    nilReturn: '已报本期无内容。如有变动，可以再次报送。',
    returned: '请按退回意见修改后重新报送。',
  },
  lateHint: '截止后仍可报送，按收到时间记为迟报。',
  editorsComment: '退回意见',
  counts: (errors, warnings, notices) =>
    [
      errors > 0 ? `${errors} 处错误` : '',
      warnings > 0 ? `${warnings} 处需要说明` : '',
      notices > 0 ? `${notices} 条提示` : '',
    ]
      .filter(Boolean)
      .join('，'),
  severity: { error: '错误', warning: '需要说明', notice: '提示' },
  severityHint: {
    error: '必须改正。',
    warning: '数据无误请写明原因，编辑会看到。',
    notice: '不需要处理，仅说明系统是如何读取的。',
  },
  cell: (cell) => `单元格 ${cell}`,
  wholeSheet: '整表',
  reasonFor: (place) => `原因（${place}）`,
  receiptTitle: '报送回执',
  receivedAt: '收到时间',
  revision: '报送次数',
  revisionNumber: (revision) => `第 ${revision} 次`,
  punctuality: '时效',
  inTime: '按时',
  late: '迟报',
  checksum: '校验码',
  receivedFindings: '随报送一并记录',
  publishedHeading: '本期已发布',
  failure: {
    unreachable: { title: '连不上服务器', advice: '请检查网络后重试。重复发送同一文件不会重复报送。' },
    server: { title: '服务器出了问题', advice: '请稍后重试。如果一直这样，请把下面的编号告诉管理员。' },
    notUnderstood: { title: '收到的答复无法识别', advice: '请刷新本页后重试；仍不行请联系管理员。' },
    published: {
      title: '本期已发布，未收下',
      advice: '如需更正，请联系编辑部，说明要更正的指标或内容和理由；编辑部重新开放本期后，即可在本页报送更正。',
    },
    expired: { title: '登录已过期', advice: '请重新登录后再试，已填的内容都还在。' },
    notYours: { title: '不能为这个部门报送', advice: '请确认所选部门是否正确；应由您报送的，请联系编辑部开通。' },
    gone: { title: '没有找到', advice: '期次或部门可能有变动，请刷新本页后重新选择。' },
    tooLarge: { title: '文件太大', advice: '请用下载的填报表填写，删去表内图片和多余的工作表，保存后重新选择文件。' },
    refused: { title: '未收下', advice: '' },
    fileUnreadable: { title: '读不了这个文件', advice: '请先在 WPS 或 Excel 中关闭它，再重新选择；请不要选择文件夹。' },
    fileChanged: {
      title: '文件在选择之后又改动过',
      advice: '请重新选择，以报送最新内容。已写的原因会保留。',
    },
    severalFiles: { title: '一次只能报送一个文件', advice: '请只选择本部门的一份填报表。' },
  },
  requestId: (id) => `编号：${id}`,
}
