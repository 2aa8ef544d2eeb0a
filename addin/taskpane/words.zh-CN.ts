import type { AppWords } from './words.ts'

export const zhCN: AppWords = {
  loading: '正在打开…',
  product: '简报报送',
  noOfficeJs: {
    title: '没有连上 Excel',
    advice: 'Excel 的接口文件没有加载成功，多半是网络不通或被拦截。请检查网络后重新打开本窗格；也可以改用网页报送。',
  },
  notExcel: {
    title: '请在 Excel 中打开',
    advice:
      '本页是 Excel 加载项的窗格。没有 Excel，或使用 WPS 的，可以改用网页报送：下载填报表，填好后上传，效力相同。',
  },
  tooOld: (missing) => ({
    title: '这个 Excel 版本太旧',
    advice: `缺少 ${missing}。请更新 Excel（2021 或更新的版本），也可以改用网页报送，效力相同。`,
  }),
  offline: { title: '网络已断开', advice: '表格可以继续填，内容都在工作簿里。联网后再校验、上传。' },
  tryAgain: '重试',
  openWebPage: '打开网页报送',
  signedOut: { title: '请先登录', advice: '选择您的身份，以便找到您的填报表和期次。' },
  bulletin: '简报',
  whoAreYou: '部门或岗位',
  editor: '编辑',
  signIn: '登录',
  signingIn: '正在登录…',
  signOut: '退出登录',
  signedInAs: (name) => `当前身份：${name}`,
  account: '账号',
  noBulletin: { title: '没有可以办理的简报', advice: '您所在的部门还没有列入任何简报，请与编辑部联系。' },
  crashed: {
    title: '窗格出了问题',
    advice: '工作簿里的内容没有受影响。请重新加载窗格；如仍不行，请告诉管理员。',
  },
  reload: '重新加载',
}
