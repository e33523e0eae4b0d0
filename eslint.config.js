/** What is checked beyond types: typescript-eslint's strictest sets, everywhere on the page. */
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const NODE = ['process', 'console', 'URL', 'fetch', 'setTimeout', 'clearTimeout', 'performance', 'Buffer'];
const BROWSER = ['window', 'document', 'location', 'navigator', 'self', 'crossOriginIsolated'];
const FRAME = [
  'parent', 'addEventListener', 'Request', 'Response', 'Headers', 'Event', 'EventTarget', 'Element', 'HTMLFormElement',
  'FormData', 'URLSearchParams', 'TextEncoder',
];
const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

export default tseslint.config(
  { ignores: ['dist', 'pkg', 'target', 'node_modules', 'benches/node_modules'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
  },
  {
    // Run by Node, with functions inside that run in the page.
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: { ...readonly(NODE), ...readonly(BROWSER) } },
  },
  {
    // The first script of an application's page, which is put there as text.
    files: ['www/server/bridge.js'],
    languageOptions: { globals: readonly(FRAME) },
    rules: { 'no-unused-vars': 'off' },
  },
);
