import { zhCNReview } from './review-words.zh-CN.ts'
import type { EditWords, ReminderFacts } from './words.ts'

const names = (list: readonly string[]): string => list.join('、')
const kilobytes = (bytes: number): string => String(Math.max(1, Math.round(bytes / 1024)))

function reminder({ bulletin, issue, deadline, isPast, notSubmitted, returned }: ReminderFacts): string {
  const when = isPast ? `报送已于${deadline}截止` : `报送截止时间为${deadline}`
  return [
    `各位同事：`,
    `《${bulletin}》${issue}${when}。`,
    ...(notSubmitted.length > 0 ? [`目前尚未收到以下部门的报送：${names(notSubmitted)}。`] : []),
    ...(returned.length > 0 ? [`以下部门的报送已退回，请按意见修改后重新报送：${names(returned)}。`] : []),
    `请抽空在 Excel 或网页中填报；本期没有内容的，也请选“零报告”报送。如已报送，请忽略本提醒。谢谢支持！`,
  ].join('\n')
}

export const zhCN: EditWords = {
  locale: 'zh-CN',
  loading: '正在读取…',
  tryAgain: '重试',
  cancel: '取消',
  close: '关闭',
  required: '请填写后再提交。',
  unreachable: '请检查网络后重试。表里和窗格里的内容都还在。',
  excel: {
    cellBeingEdited: { title: '有单元格正在编辑', advice: '请按回车或 Esc 结束编辑，然后重试。' },
    protected: {
      title: '工作簿不允许修改',
      advice: '它可能是只读的，或设了密码。请解除保护，或新建一个工作簿后重试。',
    },
    tooLarge: {
      title: '内容太多，Excel 一次接不下',
      advice: '请关闭其他大的工作簿后重试；仍不行，请在桌面版 Excel 中打开。',
    },
    unsupported: { title: '这个 Excel 做不到', advice: '请更新 Excel，或换一台电脑后重试。' },
    sheetGone: { title: '工作表已被删除', advice: '请重新汇总，再画一张。' },
    failed: { title: 'Excel 没有完成', advice: '请稍后重试；仍不行，请关闭并重新打开工作簿。' },
  },
  tabs: { board: '报送', review: '审校', publish: '印发', issues: '历期', audit: '审计', people: '人员' },
  unsavedTab: '有修改尚未保存',
  tabsLabel: '编辑工作',
  notice: (notice) => {
    switch (notice.kind) {
      case 'merged':
        return `已汇总 ${notice.departments} 个部门、${notice.items} 条动态，审校表已画好。`
      case 'saved':
        return `审校已保存，第 ${notice.revision} 稿。`
      case 'savedBoth':
        return '两边的修改已合并保存，正在重画审校表。'
      case 'returned':
        return `已退回${notice.name}，意见会显示在该部门的窗格里。`
      case 'copyDrawn':
        return `${notice.name}的报送已放进一张新工作表，仅供查看。`
      case 'issueOpened':
        return `第 ${notice.issue} 期已开，各部门可以报送了。`
      case 'reopened':
        return `第 ${notice.issue} 期已重新开放，部门可以报送更正。`
      case 'peopleSaved':
        return `人员已保存，第 ${notice.revision} 版，马上生效。`
      case 'linkRevoked':
        return '链接已撤销。'
      case 'nothingAtCell':
        return `单元格 ${notice.cell} 没有问题，也不在任何一条动态的行里。`
    }
  },
  readOnly: {
    strip: '审计身份：只能查看，不能办理',
    noIssue: '开期由编辑办理，开期之后这里才有内容。',
    work: '查看这一期',
    working: '正在查看',
    mergeHint: '把各部门的报送汇总成一张锁定的审校表，放进当前工作簿供查看；简报的样子同时显示在这里。',
    sheet: '这张审校表仅供查看：表里即使有改动，也不会保存或上传。',
    published: '本期已印发。各部门的报送在“报送”页，链接在“印发”页，经过在“审计”页。',
    publish: '印发由编辑办理；这里只列出印发前的核对结果。',
  },
  issue: {
    name: ({ year, issueNo }) => `${year}年第${issueNo}期`,
    serial: (serialNo) => `总第${serialNo}期`,
    period: (from, to) => `${from}—${to}`,
    state: { collecting: '报送中', published: '已印发', reopened: '已重新开放' },
    edition: (edition) => `第 ${edition} 版`,
    deadline: (deadline) => `截止 ${deadline}`,
    unsaved: '审校表有修改尚未保存',
    peopleUnsaved: '人员有修改尚未保存',
  },
  board: {
    filters: {
      all: '全部',
      submitted: '已报',
      late: '迟报',
      nilReturn: '零报告',
      returned: '退回',
      notSubmitted: '未报',
      withFindings: '有提示',
    },
    filterLabel: '按状态筛选',
    search: '查找部门',
    refresh: '刷新',
    refreshing: '正在刷新…',
    list: '各部门报送情况',
    nobody: '没有符合条件的部门。',
    revision: (revision) => `第 ${revision} 次`,
    findings: (count) => `${count} 条提示`,
    late: '迟报',
    notInEdition: '未收入最新一版',
    comment: '退回意见',
    noFindings: '校验没有提示。',
    reason: (reason) => `部门说明：${reason}`,
    noReason: '部门没有写说明。',
    openInSheet: '在工作表中查看',
    openingInSheet: '正在画出…',
    openInSheetHint: '另画一张副本供查看，不会被当作报送。之后不能再撤销此前的操作。',
    returnIt: '退回…',
    returnTitle: (name) => `退回${name}的报送`,
    returnHint: '退回后，这份报送不进入汇总，直到该部门重新报送。',
    returnComment: '退回意见（部门会看到）',
    returnSend: '退回',
    returnSending: '正在退回…',
    changes: (revision) => `与第 ${revision} 次相比`,
    noChanges: '内容没有变化。',
    changesLoading: '正在比较…',
    nothingYet: '还没有收到报送。',
    remind: '催报文字',
    remindTitle: '催报文字，可以先改再复制',
    reminder,
    copyText: '复制文字',
    nobodyOwes: '都已报送，不用催报。',
  },
  copy: {
    name: (department, revision) => `${department} 第${revision}次报送`,
    note: (department, revision, receivedAt) =>
      `副本，仅供查看：${department} 第 ${revision} 次报送，${receivedAt} 收到`,
  },
  review: zhCNReview,
  publish: {
    checking: '正在核对…',
    checkAgain: '重新核对',
    heading: (issue) => `印发${issue}`,
    explain: (submitted, items) =>
      `将 ${submitted} 个部门的报送、${items} 条动态定稿为新的一版，生成 Word、Excel 附表和网页，并给出发给收件人的链接。印发后不再接收报送，更正须重新开放本期。`,
    missing: (count) => `${count} 个部门没有可用的报送`,
    acceptMissing: '不等这些部门，照此印发',
    nobodyMissing: '各部门都已报送。',
    unsaved: '审校表有修改尚未保存，印发的将不包含这些修改。',
    saveFirst: '请先保存审校。',
    nobodySubmitted: '还没有部门报送，不能印发。',
    cannot: '处理完上面的事项后，才能印发。',
    publish: '印发',
    publishing: '正在印发…',
    done: (edition) => `已印发，第 ${edition} 版`,
    issuedOn: (date) => `印发日期 ${date}`,
    without: (list) => `不含：${names(list)}`,
    files: '文件',
    file: { docx: 'Word 文档', xlsx: 'Excel 附表', html: '网页' },
    fileFacts: (bytes, checksum) => `${kilobytes(bytes)} KB，校验码 ${checksum}`,
    alreadyPublished: (issue, edition) => `${issue}已印发，第 ${edition} 版`,
    alreadyText: '收件人可以用链接查看。链接只在生成时显示一次，忘了可以再生成一个。',
  },
  link: {
    manage: '链接…',
    label: '收件人链接',
    copy: '复制链接',
    copied: '已复制',
    copyByHand: '没能自动复制，请选中文字后按 Ctrl+C。',
    open: '打开',
    qr: '链接的二维码，手机扫描即可打开',
    hint: '有链接的人都能看到本期简报。',
    pin: '口令',
    copyPin: '复制口令',
    pinHint: '打开链接时要输口令。请把两样分开告知，例如口令用电话说。口令和链接以后都查不到了。',
  },
  reopen: {
    open: '重新开放…',
    title: (issue) => `重新开放第 ${issue} 期`,
    text: '部门可以报送更正，之后印发新的一版。在那之前，收件人看到的仍是现在这一版。',
    reason: '理由（会存档）',
    send: '重新开放',
    sending: '正在重新开放…',
  },
  issues: {
    search: '查找期号、总期号、日期或状态',
    list: '各期',
    none: '还没有任何一期。',
    nothingFound: '没有找到。',
    work: '办理这一期',
    working: '正在办理',
    openNext: '开下一期…',
    openFirst: '开第一期…',
    noIssue: { title: '还没有开期', text: '开期之后，各部门就能领表、报送。' },
    dialog: {
      title: '开下一期',
      text: '期号和截止时间按简报的设置自动定。',
      from: '报告期从',
      to: '到（含当天）',
      send: '开期',
      sending: '正在开期…',
    },
  },
}
