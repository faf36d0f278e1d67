// Words that several screens use. What one screen says stands beside it.

import type { Text } from './lang.svelte';

const words = {
  product: { zh: '七张清单', en: 'sevenlists' },
  loading: { zh: '正在读取…', en: 'Loading…' },
  retry: { zh: '再试一次', en: 'Try again' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  undo: { zh: '撤销', en: 'Undo' },
  redo: { zh: '重做', en: 'Redo' },
  print: { zh: '打印', en: 'Print' },
  search: { zh: '查找', en: 'Search' },
  why: { zh: '为什么', en: 'Why' },
  unknown: { zh: '尚不清楚', en: 'Not known yet' },
  all: { zh: '全部', en: 'All' },
  none: { zh: '没有', en: 'None' },
  more: { zh: '更多', en: 'More' },
  logIn: { zh: '登录', en: 'Log in' },
  logOut: { zh: '退出', en: 'Log out' },
  lost: { zh: '连接已断开。已填的内容仍在，恢复后可继续。', en: 'The connection is lost. What you typed is still here; go on once it is back.' },
  logInFirst: { zh: '登录后回到这一页。', en: 'Log in, and you are back on this page.' },
  ended: { zh: '登录已过期。重新登录后可继续，已填的内容仍在。', en: 'Your session has ended. Log in again to go on; what you typed is still here.' },
  noScreen: { zh: '没有这个页面', en: 'There is no such page' },
  requestID: { zh: '请求号', en: 'Request' },
} satisfies Record<string, Text>;

export default words;
