const words = {
  title: { zh: '一个项目，一条路径，七张清单', en: 'One project, one route, seven lists' },
  lead: {
    zh: '说出项目已知的情况，马上看到要办哪些审批、何时办完、花多少钱，以及怎样更简单。',
    en: 'Say what is known of a project and see at once which approvals it needs, when they end, what they cost, and what would make it simpler.',
  },
  begin: { zh: '开始预览', en: 'Begin a preview' },
  goOn: { zh: '接着预览“{0}”', en: 'Go on with “{0}”' },
  unnamed: { zh: '未命名的项目', en: 'a project without a name' },
  noAccount: { zh: '不用注册，不用全部答完；填写的内容只留在您的浏览器里。', en: 'No account, and no need to answer everything; what you fill in stays in your browser.' },
  work: { zh: '我的工作', en: 'My work' },
  steps: [
    { title: { zh: '回答', en: 'Answer' }, about: { zh: '一次一个问题，都说明为什么问、可以问谁。不清楚的先放着。', en: 'One question at a time, each with why it is asked and who could tell. Leave open what you do not know.' } },
    { title: { zh: '看结果', en: 'See' }, about: { zh: '每答一个，事项、工作日、日期和费用马上更新，也说明变了什么。', en: 'With every answer the items, working days, dates and costs are up to date at once, with what has changed.' } },
    { title: { zh: '分享或委托', en: 'Share or entrust' }, about: { zh: '用链接给同事看，打印带走，或者免费委托代办员办理。', en: 'Show it to others by a link, print it, or entrust it to an agent free of charge.' } },
  ],
};

export default words;
