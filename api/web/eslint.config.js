import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import config from './svelte.config.js';

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/api/schema.d.ts'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig: config } },
    rules: {
      // What a user wrote is shown as text, always.
      'svelte/no-at-html-tags': 'error',
      // Addresses, dates and maps that are made, read and thrown away need not be watched.
      'svelte/prefer-svelte-reactivity': 'off',
      // The policy of content refuses a style attribute that stands in markup; what style:width={…} sets
      // goes another way, which it allows.
      'svelte/no-inline-styles': 'off',
      'no-restricted-syntax': ['error', { selector: 'SvelteAttribute[key.name="style"]', message: 'The policy of content refuses style attributes: use a class or style:name={value}.' }],
    },
  },
  { rules: { eqeqeq: ['error', 'always', { null: 'ignore' }], 'no-console': 'error', 'max-lines': ['error', 400] } },
);
