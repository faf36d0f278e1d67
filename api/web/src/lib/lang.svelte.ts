// The language of the page. Every text is in both, so that switching asks nothing of the server and
// loses nothing that was typed.

export type Lang = 'zh' | 'en';

/** A text in both languages, as the API gives it and as the words of the page are written. */
export interface Text {
  zh: string;
  en: string;
}

const kept = 'sevenlists.lang';

function first(): Lang {
  const stored = localStorage.getItem(kept);
  return stored === 'en' || stored === 'zh' ? stored : 'zh';
}

let current = $state<Lang>(first());

/** The language in use. */
export function lang(): Lang {
  return current;
}

/** Speaks another language from now on, also after a reload. */
export function speak(next: Lang): void {
  current = next;
  localStorage.setItem(kept, next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
}

/** The text in the language in use; empty where there is none. `{0}`, `{1}` … are filled in. */
export function say(text: Partial<Text> | undefined | null, ...args: (string | number)[]): string {
  if (!text) return '';
  const said = text[current] || text.zh || text.en || '';
  return args.length === 0 ? said : said.replace(/\{(\d)\}/g, (whole, n: string) => String(args[Number(n)] ?? whole));
}
