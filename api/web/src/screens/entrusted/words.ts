import type { Text } from '../../lib/lang.svelte';

const words = {
  title: { zh: '委托', en: 'Entrusted previews' },
  show: { zh: '显示', en: 'Show' },
  waiting: { zh: '待答复', en: 'Waiting' },
  accepted: { zh: '已受理', en: 'Accepted' },
  declined: { zh: '已退回', en: 'Declined' },
  empty: { zh: '没有这样的委托。', en: 'There is none.' },
  emptyDo: { zh: '投资者在预览结果中点“委托代办”后，会出现在这里。', en: 'When an investor entrusts a preview, it appears here.' },
  replyBy: { zh: '{0}前答复', en: 'answer by {0}' },
  overdue: { zh: '逾期未答复', en: 'overdue' },
  who: { zh: '委托人', en: 'Who entrusts it' },
  erased: { zh: '委托人的信息已删除。', en: 'What was kept of them has been erased.' },
  company: { zh: '单位', en: 'Company' },
  code: { zh: '统一社会信用代码', en: 'Credit code' },
  contact: { zh: '联系人', en: 'Contact' },
  telephone: { zh: '电话', en: 'Telephone' },
  items: { zh: '事项', en: 'Items' },
  finish: { zh: '预计办完', en: 'Ends' },
  preview: { zh: '打开预览', en: 'Open the preview' },
  letter: { zh: '委托书', en: 'Letter of entrustment' },
  accept: { zh: '受理，转为项目', en: 'Accept: make it a project' },
  decline: { zh: '退回', en: 'Decline' },
  reason: { zh: '退回的理由（委托人会看到）', en: 'Why (whoever entrusted it reads this)' },
  becameProject: { zh: '打开项目', en: 'Open the project' },
  declinedBecause: { zh: '退回理由：{0}', en: 'Declined because: {0}' },
} satisfies Record<string, Text>;

export default words;
