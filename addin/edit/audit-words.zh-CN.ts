import type { AuditWords } from './audit-words.ts'

export const zhCNAudit: AuditWords = {
  scope: '范围',
  scopes: { issue: '本期', all: '全部' },
  by: '人员',
  everybody: '所有人',
  what: '事项',
  everything: '所有事项',
  list: '审计记录，最新的在前',
  refresh: '刷新',
  refreshing: '正在刷新…',
  count: (found, all) => (found === all ? `共 ${all} 条` : `${found} 条，共 ${all} 条`),
  none: '没有符合条件的记录。',
  more: (count, left) => `再显示 ${count} 条（还有 ${left} 条）`,
  system: '系统',
  noTime: '未记时间',
  issue: (issue) => `第 ${issue} 期`,
  revision: (revision) => `第 ${revision} 版`,
  from: (address) => `来自 ${address}`,
  exports: { csv: '导出 CSV', xlsx: '导出 Excel' },
  exporting: '正在导出…',
  exportHint: '导出的是这个范围的全部记录，不受筛选影响。',
}
