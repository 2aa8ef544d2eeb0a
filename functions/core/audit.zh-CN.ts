/** 审计记录的用语：一类一句。 */
import type { AuditWording, PlaceNames } from './audit-wording.ts'
import type { Roles } from './audit.ts'
import { firstOf, partsOf } from './audit-parts.ts'

const roleNames = { editor: '编辑', admin: '管理员', auditor: '审计员' }

const rolesText = ({ roles, departments }: Roles, names: PlaceNames): string =>
  [...roles.map((role) => roleNames[role]), ...departments.map(names.department)].join('、')
const listed = (texts: readonly string[]): string => {
  const { shown, left } = firstOf(texts)
  return shown.join('；') + (left > 0 ? `；另有 ${left} 人` : '')
}

export const auditZhCN: AuditWording = {
  headings: {
    time: '时间',
    utc: '时间（UTC）',
    who: '人员',
    account: '账号',
    what: '事项',
    issue: '期次',
    department: '部门',
    revision: '版次',
    from: '来源地址',
    detail: '说明',
  },
  sheet: '审计记录',
  title: (bulletin) => `${bulletin} 审计记录`,
  subtitle: ({ count, issue }) => (issue === undefined ? `共 ${count} 条` : `第 ${issue} 期，共 ${count} 条`),
  actions: {
    definition_published: '发布定义',
    people_changed: '变更人员',
    issue_opened: '开启本期',
    submitted: '报送',
    returned: '退回',
    review_saved: '保存审校',
    published: '印发',
    reopened: '重新开放',
    link_created: '新建链接',
    link_revoked: '撤销链接',
  },
  details: {
    definition_published: () => '随部署载入',
    people_changed: (e, names) =>
      partsOf('；', [
        e.added.length > 0 &&
          `新增 ${listed(e.added.map((p) => `${p.name}（${p.id}）：${rolesText(p, names) || '无身份'}`))}`,
        e.removed.length > 0 && `移除 ${listed(e.removed.map((p) => `${p.name}（${p.id}）`))}`,
        e.changed.length > 0 &&
          listed(
            e.changed.map((p) => {
              const [gained, lost] = [rolesText(p.gained, names), rolesText(p.lost, names)]
              return `${p.name}（${p.id}）：${partsOf('，', [
                gained !== '' && `增加 ${gained}`,
                lost !== '' && `取消 ${lost}`,
                p.renamed !== undefined && `更名为 ${p.renamed}`,
              ])}`
            }),
          ),
      ]) || '没有变化',
    issue_opened: (e, names) =>
      `总第 ${e.serialNo} 期，报告期 ${e.period.from} 至 ${e.period.to}，截止 ${names.time(e.deadline)}，定义第 ${e.definition} 版`,
    submitted: (e) =>
      partsOf('，', [
        e.fileName,
        e.late && '迟报',
        e.nilReturn && '零报告',
        e.reasons > 0 && `说明原因 ${e.reasons} 处`,
        `文件 SHA-256 ${e.sha256}`,
      ]),
    returned: (e) => `第 ${e.submission} 次报送退回：${e.comment}`,
    review_saved: (e) => `修改 ${e.edits} 条`,
    published: (e) =>
      partsOf('，', [
        `${e.submissions} 个部门`,
        e.notSubmitted > 0 && `缺报 ${e.notSubmitted} 个`,
        e.review !== null && `审校第 ${e.review} 稿`,
        !e.sealed && '未封存',
        `版次 SHA-256 ${e.sha256}`,
      ]),
    reopened: (e) => `第 ${e.edition} 版更正：${e.reason}`,
    link_created: (e, names) =>
      partsOf('，', [
        `第 ${e.edition} 版`,
        e.hasPin && '需要口令',
        e.expires === undefined ? '长期有效' : `有效至 ${names.time(e.expires)}`,
        `链接编号 ${e.link}`,
      ]),
    link_revoked: (e) => `链接编号 ${e.link}`,
  },
}
