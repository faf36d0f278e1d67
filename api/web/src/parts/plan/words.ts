// Words that several parts of a plan use.

import type { Text } from '../../lib/lang.svelte';

const words = {
  required: { zh: '须办理', en: 'needed' },
  possible: { zh: '待定', en: 'possible' },
  notRequired: { zh: '不须办理', en: 'not needed' },
  critical: { zh: '关键', en: 'critical' },
  criticalLong: { zh: '关键步骤：晚一天，全部就晚一天', en: 'Critical: a day late here is a day late in all' },
  float: { zh: '可以晚{0}个工作日', en: 'may slip {0} working days' },
  days: { zh: '{0}个工作日', en: '{0} working days' },
  noDays: { zh: '当天', en: 'the same day' },
  from: { zh: '{0}至{1}', en: '{0} to {1}' },
  works: { zh: '施工', en: 'Works' },
  today: { zh: '今天', en: 'Today' },
  asTable: { zh: '看表格', en: 'As a table' },
  asChart: { zh: '看图', en: 'As a chart' },
  item: { zh: '事项', en: 'Item' },
  department: { zh: '部门', en: 'Department' },
  start: { zh: '开始', en: 'Start' },
  end: { zh: '完成', en: 'End' },
  length: { zh: '工作日', en: 'Working days' },
  slack: { zh: '可晚（工作日）', en: 'May slip (working days)' },
  group: { zh: '阶段', en: 'Stage' },
  none: { zh: '没有', en: 'None' },
  cancel: { zh: '停止', en: 'Stop' },
  guide: { zh: '办事指南', en: 'Service guide' },
  undated: { zh: '待定，没有日期', en: 'possible, without dates' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  waiting: { zh: '正在读取…', en: 'Loading…' },
} satisfies Record<string, Text>;

export default words;
