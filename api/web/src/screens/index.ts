// All screens. Each is loaded when it is first opened, so that the preview stays small; a screen is a
// folder below this one, with its words beside it.

import type { Component } from 'svelte';
import type { Text } from '../lib/lang.svelte';

export interface Screen {
  /** the first part of its address; empty: where one arrives */
  path: string;
  name: Text;
  /** roles that find it in the menu: absent, everybody; empty, nobody (it is reached from elsewhere) */
  menu?: string[];
  load: () => Promise<{ default: Component }>;
}

/** Whoever keeps or follows projects. */
const keepers = ['agent', 'adviser', 'street', 'supervisor', 'leader', 'investor'];

export const screens: Screen[] = [
  { path: '', name: { zh: '首页', en: 'Start' }, menu: [], load: () => import('./home/Home.svelte') },
  { path: 'preview', name: { zh: '预览项目', en: 'Preview' }, load: () => import('./preview/Preview.svelte') },
  { path: 'result', name: { zh: '预览结果', en: 'Result' }, menu: [], load: () => import('./result/Result.svelte') },
  { path: 'print', name: { zh: '打印方案', en: 'Print the plan' }, menu: [], load: () => import('./print/Print.svelte') },
  { path: 'wall', name: { zh: '挂图', en: 'Wall chart' }, menu: [], load: () => import('./wall/Wall.svelte') },
  { path: 'log-in', name: { zh: '登录', en: 'Log in' }, menu: [], load: () => import('./login/LogIn.svelte') },
  { path: 'first', name: { zh: '建立首个账户', en: 'Make the first account' }, menu: [], load: () => import('./login/First.svelte') },
  { path: 'password', name: { zh: '密码', en: 'Password' }, menu: [], load: () => import('./login/Password.svelte') },
  { path: 'day', name: { zh: '我的一天', en: 'My day' }, menu: ['agent', 'adviser'], load: () => import('./day/Day.svelte') },
  { path: 'projects', name: { zh: '项目', en: 'Projects' }, menu: keepers, load: () => import('./projects/Projects.svelte') },
  { path: 'supervision', name: { zh: '督查', en: 'Supervision' }, menu: ['supervisor', 'leader', 'head'], load: () => import('./supervision/Supervision.svelte') },
  { path: 'users', name: { zh: '账户', en: 'Accounts' }, menu: ['administrator'], load: () => import('./users/Users.svelte') },
  { path: 'register', name: { zh: '登记表', en: 'Register' }, menu: ['publisher', 'administrator', 'head', 'leader', 'supervisor'], load: () => import('./register/Register.svelte') },
  { path: 'jobs', name: { zh: '任务', en: 'Jobs' }, menu: ['administrator', 'publisher', 'leader'], load: () => import('./jobs/Jobs.svelte') },
  { path: 'entrusted', name: { zh: '委托', en: 'Entrusted' }, menu: ['agent', 'adviser', 'street'], load: () => import('./entrusted/Entrusted.svelte') },
  { path: 'mine', name: { zh: '我要办的事', en: 'My to-do' }, menu: ['investor'], load: () => import('./mine/Mine.svelte') },
  { path: 'new', name: { zh: '新建项目', en: 'New project' }, menu: [], load: () => import('./new/New.svelte') },
  { path: 'bulk', name: { zh: '批量导入与录入', en: 'Bulk intake and entry' }, menu: [], load: () => import('./bulk/Bulk.svelte') },
  { path: 'desk', name: { zh: '我的办件', en: 'My cases' }, menu: ['officer', 'window'], load: () => import('./desk/Desk.svelte') },
  { path: 'calendar', name: { zh: '工作日历', en: 'Calendar' }, menu: ['administrator', 'publisher', 'supervisor'], load: () => import('./calendar/Calendar.svelte') },
  { path: 'account', name: { zh: '我的账户', en: 'My account' }, menu: [], load: () => import('./account/Account.svelte') },
];
