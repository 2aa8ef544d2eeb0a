/**
 * Problems: refused requests. Services throw them as `Refusal`; HTTP maps each to its status once; the wording is
 * here, in both languages, so that a pane and a page say the same.
 */
import type { Definition } from './definition.ts'
import type { Finding } from './finding.ts'

export interface ProblemParams {
  not_signed_in: object
  /** A token that does not hold: past its time, not of this issuer or not for us, or of this machine only. */
  token_refused: { why: 'expired' | 'wrong' | 'loopback_only' }
  /** Signed in, but without a role in this bulletin. */
  no_role: object
  not_allowed: object
  not_your_department: { department: string }
  not_found: { what: 'bulletin' | 'issue' | 'department' | 'submission' | 'edition' | 'page' | 'file'; id: string }
  bad_request: { findings: readonly Finding[] }
  unreadable_body: object
  /** `type` is empty where the request told none. */
  unsupported_type: { type: string; wanted: 'sheet' | 'json' }
  too_large: { max: number }
  /** `unanswered`: keys of the warnings that still want a reason. */
  has_findings: { findings: readonly Finding[]; unanswered: readonly string[] }
  merge_has_errors: { findings: readonly Finding[] }
  period_overlaps: { issue: string }
  period_backwards: { from: string; to: string }
  period_out_of_order: { issue: string; to: string }
  already_published: { issue: string }
  not_published: { issue: string }
  nothing_submitted: { issue: string }
  departments_missing: { names: readonly string[] }
  stale_review: { base: number; latest: number }
  published_meanwhile: { issue: string; edition: number }
  changed_meanwhile: object
  not_submitted_yet: { department: string }
  comment_needed: object
  link_gone: object
  link_revoked: object
  link_expired: object
  /** `seconds`: how long to wait. */
  too_many: { seconds: number }
}

export type ProblemCode = keyof ProblemParams
export type Problem = { [C in ProblemCode]: { readonly code: C } & Readonly<ProblemParams[C]> }[ProblemCode]
type ProblemOf<C extends ProblemCode> = { readonly code: C } & Readonly<ProblemParams[C]>

/** A refused request on its way out of a service. */
export class Refusal extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.name = 'Refusal'
    this.problem = problem
  }
}

/** `throw refuse('not_found', { what: 'issue', id })`. */
export const refuse = <C extends ProblemCode>(code: C, params: ProblemParams[C]): Refusal =>
  new Refusal({ code, ...params } as unknown as Problem)

/** A title, and what to do. */
type Words = readonly [title: string, detail: string]
type Wording = { readonly [C in ProblemCode]: (p: ProblemOf<C>) => Words }

const thingsZhCN = {
  bulletin: '简报',
  issue: '期次',
  department: '部门',
  submission: '报送',
  edition: '版次',
  page: '页面',
  file: '文件',
}

const zhCN: Wording = {
  not_signed_in: () => ['还不知道您是谁', '请先登录再试。'],
  token_refused: (p) =>
    p.why === 'expired'
      ? ['登录已过期', '请重新登录，填好的内容不会丢失。']
      : p.why === 'wrong'
        ? ['登录凭证无效', '请重新登录；如仍不行，请把编号告诉管理员。']
        : ['这个凭证只能在本机使用', '请在运行服务的机器上使用，或在网页、加载项中登录。'],
  no_role: () => ['您在这份简报中还没有身份', '请联系管理员，把您列入这份简报的人员名单。'],
  not_allowed: () => ['您没有这项权限', '您的身份不能办理这项操作，请与编辑或管理员联系。'],
  not_your_department: (p) => ['不是您的部门', `您不能办理“${p.department}”的报送，请选择您所在的部门。`],
  not_found: (p) => [`没有找到${thingsZhCN[p.what]}`, `没有“${p.id}”，请核对后重试。`],
  bad_request: (p) => ['请求内容有误', `共 ${p.findings.length} 处，请按提示逐处改正。`],
  unreadable_body: () => ['内容无法读取', '发送的内容不是有效的 JSON，请检查后重新发送。'],
  unsupported_type: (p) => [
    '不支持这种内容',
    `${p.type === '' ? '请求没有说明内容的类型' : `收到的是“${p.type}”`}，` +
      (p.wanted === 'sheet' ? '请上传 .xlsx 文件。' : '请以 application/json 发送。'),
  ],
  too_large: (p) => ['文件太大', `不能超过 ${Math.floor(p.max / 1024 / 1024)} MB，请删去图片等多余内容后重试。`],
  merge_has_errors: (p) => ['汇总还有错误，不能印发', `共 ${p.findings.length} 处，请逐处处理后再印发。`],
  has_findings: (p) => ['填报表有需要处理的地方', `共 ${p.findings.length} 处，请按提示改正或说明原因后重新上传。`],
  period_overlaps: (p) => ['报告期重叠', `与第 ${p.issue} 期的报告期重叠，请调整起止日期。`],
  period_backwards: (p) => ['报告期有误', `起始日期 ${p.from} 晚于截止日期 ${p.to}，请调整。`],
  period_out_of_order: (p) => ['报告期早于上一期', `第 ${p.issue} 期已到 ${p.to}，新的一期应在其后。`],
  already_published: (p) => [`第 ${p.issue} 期已经印发`, '如需更正，请联系编辑重新开放本期，然后再次上传。'],
  not_published: (p) => [`第 ${p.issue} 期现在不是已印发状态`, '已印发的期次才能进行这项操作，请刷新查看。'],
  nothing_submitted: (p) => ['还没有部门报送', `第 ${p.issue} 期没有任何报送，不能印发。`],
  departments_missing: (p) => ['有部门尚未报送', `${p.names.join('、')}尚未报送。确认不等，请选择“接受缺报”后再印发。`],
  stale_review: (p) => [
    '审校已被他人保存',
    `您的修改基于第 ${p.base} 稿，现在是第 ${p.latest} 稿。请刷新，核对两边的修改后再保存。`,
  ],
  published_meanwhile: (p) => ['刚刚已由他人印发', `第 ${p.issue} 期第 ${p.edition} 版已印发，请刷新查看。`],
  changed_meanwhile: () => ['内容刚刚有变化', '同时有人在办理同一事项，请刷新后重试。'],
  not_submitted_yet: (p) => ['尚未报送', `“${p.department}”还没有报送，无法退回。`],
  comment_needed: () => ['请写明理由', '请填写说明后再提交。'],
  link_gone: () => ['链接无效', '没有这个链接，请核对地址是否完整，或向发送人索取新的链接。'],
  link_revoked: () => ['链接已撤销', '发送人已撤销这个链接，如仍需阅读，请向发送人索取新的链接。'],
  link_expired: () => ['链接已过期', '这个链接已过有效期，如仍需阅读，请向发送人索取新的链接。'],
  too_many: (p) => [
    '操作太频繁',
    `请过${p.seconds > 90 ? ` ${Math.ceil(p.seconds / 60)} 分钟` : ` ${p.seconds} 秒`}再试。`,
  ],
}

const en: Wording = {
  not_signed_in: () => ['We do not know who you are', 'Sign in and try again.'],
  token_refused: (p) =>
    p.why === 'expired'
      ? ['Your sign-in has expired', 'Sign in again; nothing that you filled in is lost.']
      : p.why === 'wrong'
        ? ['Your sign-in is not valid', 'Sign in again; if it persists, give your operator the id.']
        : [
            'This token is for the machine itself',
            'Use it where the service runs, or sign in by the page or the add-in.',
          ],
  no_role: () => ['You have no role in this bulletin yet', 'Ask its admin to put you on its list of people.'],
  not_allowed: () => ['You may not do this', 'Your role does not allow it: ask an editor or an admin.'],
  not_your_department: (p) => [
    'Not your department',
    `You cannot report for "${p.department}". Choose your own department.`,
  ],
  not_found: (p) => [`No such ${p.what}`, `There is no "${p.id}". Check it and try again.`],
  bad_request: (p) => ['The request is wrong', `${p.findings.length} fault(s): mend each as it says.`],
  unreadable_body: () => ['The content cannot be read', 'What was sent is not valid JSON. Check it and send it again.'],
  unsupported_type: (p) => [
    'This kind of content is not taken',
    (p.type === '' ? 'It came without a type. ' : `It came as "${p.type}". `) +
      (p.wanted === 'sheet' ? 'Please upload an .xlsx file.' : 'Please send it as application/json.'),
  ],
  too_large: (p) => [
    'The file is too large',
    `At most ${Math.floor(p.max / 1024 / 1024)} MB. Remove pictures and the like and try again.`,
  ],
  merge_has_errors: (p) => ['The merge has errors', `${p.findings.length} error(s): settle each, then publish.`],
  has_findings: (p) => [
    'The sheet needs your attention',
    `${p.findings.length} finding(s): mend or explain each, then upload again.`,
  ],
  period_overlaps: (p) => ['The periods overlap', `This period overlaps that of issue ${p.issue}. Change its dates.`],
  period_backwards: (p) => [
    'The period runs backwards',
    `It begins on ${p.from}, after its end on ${p.to}. Change its dates.`,
  ],
  period_out_of_order: (p) => [
    'The period is before the last one',
    `Issue ${p.issue} ends on ${p.to}; a new one comes after it.`,
  ],
  already_published: (p) => [
    `Issue ${p.issue} is published`,
    'To correct it, ask the editor to reopen it, then upload again.',
  ],
  not_published: (p) => [
    `Issue ${p.issue} is not published now`,
    'This is for published issues. Reload to see how it stands.',
  ],
  nothing_submitted: (p) => ['Nobody has submitted yet', `Issue ${p.issue} has no submission and cannot be published.`],
  departments_missing: (p) => [
    'Some departments have not submitted',
    `Still missing: ${p.names.join(', ')}. To publish without them, accept that they are missing.`,
  ],
  stale_review: (p) => [
    'Somebody else saved first',
    `Your changes were made on review ${p.base}; it is now ${p.latest}. Reload, compare both and save again.`,
  ],
  published_meanwhile: (p) => [
    'Somebody else has just published',
    `Edition ${p.edition} of issue ${p.issue} is out. Reload to see it.`,
  ],
  changed_meanwhile: () => ['This has just changed', 'Somebody is working on the same thing. Reload and try again.'],
  not_submitted_yet: (p) => ['Not submitted yet', `"${p.department}" has sent nothing that could be returned.`],
  comment_needed: () => ['Please say why', 'Write a comment, then send it again.'],
  link_gone: () => ['No such link', 'Check that the address is complete, or ask its sender for a new one.'],
  link_revoked: () => ['This link was revoked', 'Its sender took it back. If you still need it, ask for a new one.'],
  link_expired: () => ['This link has expired', 'If you still need it, ask its sender for a new one.'],
  too_many: (p) => [
    'Too many attempts',
    `Try again in ${p.seconds > 90 ? `${Math.ceil(p.seconds / 60)} minutes` : `${p.seconds} second(s)`}.`,
  ],
}

/** A problem in a person's language: what it is and what to do. */
export function wordProblem(problem: Problem, language: Definition['language']): { title: string; detail: string } {
  // The table holds one function a code; TypeScript cannot see that this one fits this problem.
  const word = (language === 'zh-CN' ? zhCN : en)[problem.code] as (p: Problem) => Words
  const [title, detail] = word(problem)
  return { title, detail }
}
