/** How the page becomes `dist/`: a folder of plain files for any static host and any path. */
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** Lectures are fetched as they are, so that one can be edited in `dist/` without a build. */
function plainLectures(): Plugin {
  return {
    name: 'plain-lectures',
    apply: 'build',
    async writeBundle({ dir }) {
      await cp(here('./lectures'), `${dir ?? here('./dist')}/lectures`, { recursive: true });
    },
  };
}

export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: false,
  plugins: [plainLectures()],
  // The workers of the pool import the module that made them, which a classic worker cannot.
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    rolldownOptions: {
      input: { page: here('./index.html'), sw: here('./www/sw.ts') },
      output: {
        // A service worker serves its own folder and those below: it stays at the top, by one name.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  test: { include: ['www/**/*.test.ts'] },
});
