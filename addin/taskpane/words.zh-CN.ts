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
  signedOut: {
    title: '请先登录',
    advice: '按“登录”后会打开一个窗口，在其中用本单位的账号登录；登录后即可看到您的填报表和期次。',
  },
  stillKnown: {
    title: '本窗格已退出登录',
    advice: '但登录服务可能还记得您。如果这是公用电脑，请在浏览器里也退出，或关闭浏览器。',
  },
  signingIn: { title: '正在登录…', advice: '请在打开的窗口里完成登录。' },
  signingOut: { title: '正在退出登录…', advice: '请在打开的窗口里完成退出。' },
  expired: { title: '登录已过期', advice: '已填的内容都还在。重新登录后接着做。' },
  cancel: '取消',
  bulletin: '简报',
  seat: '身份',
  role: { editor: '编辑', admin: '管理员', auditor: '审计' },
  signIn: '登录',
  signInAgain: '重新登录',
  signOut: '退出登录',
  signedInAs: (name) => `当前登录：${name}`,
  noBulletin: (name) => ({
    title: '没有可以办理的简报',
    advice: `您已登录（${name}），但还没有列入任何简报。请与简报管理员联系，请他把您加入人员名单；用错了账号的，请退出后重新登录。`,
  }),
  crashed: {
    title: '窗格出了问题',
    advice: '工作簿里的内容没有受影响。请重新加载窗格；如仍不行，请告诉管理员。',
  },
  reload: '重新加载',
}
