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

export const screens: Screen[] = [
  { path: '', name: { zh: '首页', en: 'Start' }, menu: [], load: () => import('./home/Home.svelte') },
  { path: 'preview', name: { zh: '预览项目', en: 'Preview' }, load: () => import('./preview/Preview.svelte') },
  { path: 'log-in', name: { zh: '登录', en: 'Log in' }, menu: [], load: () => import('./login/LogIn.svelte') },
];
