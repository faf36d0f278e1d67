import type { Text } from '../../lib/lang.svelte';

const words = {
  first: { zh: '建立首个账户', en: 'Make the first account' },
  firstLead: {
    zh: '这是系统管理员的账户，之后由它添加代办员、部门人员和投资者。链接只能用一次。',
    en: 'It is the administrator’s, who then adds agents, officers and investors. The link is good once.',
  },
  login: { zh: '用户名', en: 'User name' },
  name: { zh: '显示的姓名（可不填）', en: 'Name as others see it (optional)' },
  make: { zh: '建立并登录', en: 'Make it and log in' },
  old: { zh: '现在的密码', en: 'Present password' },
  password: { zh: '新密码（至少12个字符）', en: 'New password (at least 12 characters)' },
  again: { zh: '再输一次', en: 'Once more' },
  short: { zh: '还差{0}个字符', en: '{0} more characters' },
  differ: { zh: '两次输入不一致', en: 'The two are not the same' },
  good: { zh: '可以', en: 'Good' },
  set: { zh: '设置密码', en: 'Set a password' },
  change: { zh: '修改密码', en: 'Change the password' },
  changed: { zh: '密码已修改，其他地方的登录已退出。', en: 'The password is changed; all other sessions have ended.' },
  linkLead: { zh: '链接只能用一次。设置后即登录。', en: 'The link is good once. You are logged in afterwards.' },
} satisfies Record<string, Text>;

export default words;
