import type { Text } from '../../lib/lang.svelte';

const words = {
  title: { zh: '我的一天', en: 'My day' },
  late: { zh: '已超期', en: 'Late' },
  soon: { zh: '三天内到期', en: 'Due within three days' },
  ours: { zh: '等我们补正', en: 'Corrections to hand in' },
  todo: { zh: '今天要办', en: 'To do' },
  waiting: { zh: '在等谁', en: 'Waiting on' },
  messages: { zh: '消息', en: 'Messages' },
  unseen: { zh: '未确认的消息', en: 'Messages not acknowledged' },
  duties: { zh: '承诺到期', en: 'Commitments due' },
  overdue: { zh: '超 {0} 天', en: '{0} days over' },
  left: { zh: '剩 {0} 天', en: '{0} days left' },
  due: { zh: '期限 {0}', en: 'due {0}' },
  nothing: { zh: '没有需要您处理的事项。', en: 'There is nothing that waits for you.' },
  nothingDo: { zh: '可以看看全部项目，或者受理新的委托。', en: 'Look at all projects, or take in what was entrusted.' },
  entrusted: { zh: '{0} 件委托待受理', en: '{0} entrusted previews wait for an answer' },
  seen: { zh: '确认收到', en: 'Acknowledge' },
  allSeen: { zh: '全部确认', en: 'Acknowledge all' },
  noMessages: { zh: '没有未确认的消息。', en: 'All messages are acknowledged.' },
  next: { zh: '下一条', en: 'Next' },
  previous: { zh: '上一条', en: 'Previous' },
  moreOf: { zh: '还有 {0} 条', en: '{0} more' },
} satisfies Record<string, Text>;

export default words;
