/** How the page becomes `dist/`: a folder of plain files for any static host and any path. */
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { iconPng, iconSvg } from './www/app/icon.ts';
import type { LectureResult } from './www/engine/generated';
import { partsToDraw } from './www/lecture/drawing.ts';
import { programFiles } from './www/lecture/program-files.ts';
import { patchOf } from './www/lecture/patch.ts';
import type { ReadLecture } from './www/lecture/read';

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** Reads the lecture in this folder as the page does. */
async function readLecture(name: string, folder: string): Promise<LectureResult> {
  const reader = await import('./pkg/reader/interleave.js');
  reader.initSync({ module: await readFile(here('./pkg/reader/interleave_bg.wasm')) });
  return reader.readLecture(await readFile(`${folder}/lecture.md`, 'utf8'), `${name}/lecture.md`);
}

/**
 * Lectures are fetched as they are, so that one can be edited in `dist/` without a build. Beside each
 * the build leaves what the reader makes of it, so that a page need not fetch the reader; the digest
 * tells the page whether the Markdown is still the same. Most of it stands in the Markdown, too, so it
 * is described by that.
 */
function plainLectures(): Plugin {
  return {
    name: 'plain-lectures',
    apply: 'build',
    async writeBundle({ dir }) {
      const lectures = `${dir ?? here('./dist')}/lectures`;
      await cp(here('./lectures'), lectures, { recursive: true });
      for (const entry of await readdir(lectures, { withFileTypes: true })) {
        if (!entry.isDirectory()) continue;
        const folder = `${lectures}/${entry.name}`;
        const markdown = await readFile(`${folder}/lecture.md`, 'utf8');
        const digest = createHash('sha256').update(markdown).digest('hex');
        const result = await readLecture(entry.name, folder);
        const read: ReadLecture = {
          digest,
          patch: patchOf(JSON.stringify(markdown), JSON.stringify(result)),
        };
        await writeFile(`${folder}/lecture.json`, JSON.stringify(read));
      }
    },
  };
}

/** How many of the parts a lecture is drawn in have their programs asked for before the script runs. */
const PARTS_PRELOADED = 8;

/**
 * The first lecture, and the programs that are drawn first, are asked for while the page's script is still on
 * its way. What is put before it later, without a build, is asked for by the script.
 */
function firstLecturePreloaded(): Plugin {
  return {
    name: 'first-lecture-preloaded',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(_html, { filename }) {
        if (filename !== here('./index.html')) return [];
        const [name] = JSON.parse(await readFile(here('./lectures/index.json'), 'utf8')) as string[];
        if (name === undefined) return [];
        const { lecture } = await readLecture(name, here(`./lectures/${name}`));
        const parts = partsToDraw(lecture?.sections ?? []).slice(0, PARTS_PRELOADED);
        const programs = new Set(parts.flat().flatMap(programFiles));
        const files = ['lecture.md', 'lecture.json', ...[...programs].map((file) => `programs/${file}`)];
        return ['index.json', ...files.map((file) => `${name}/${file}`)].map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'fetch', crossorigin: true, href: `./lectures/${file}` },
          injectTo: 'head',
        }));
      },
    },
  };
}

/**
 * The scripts that other sites name in their own pages: one file each, by a name that stays, and read
 * by a classic `<script>` too, which may come from any host without its leave.
 */
function scriptsForOtherSites(): Plugin {
  return {
    name: 'scripts-for-other-sites',
    apply: 'build',
    async writeBundle({ dir }) {
      for (const name of ['interleave-demo', 'interleave-reveal']) {
        const entry = here(`./www/elsewhere/${name}.ts`);
        await build({
          configFile: false,
          root: here('.'),
          publicDir: false,
          logLevel: 'warn',
          build: {
            target: 'es2022',
            outDir: dir ?? here('./dist'),
            emptyOutDir: false,
            lib: { entry, formats: ['iife'], name: 'interleaveElsewhere', fileName: () => `${name}.js` },
          },
        });
      }
    },
  };
}

/** What makes the page an app of the device: its manifest, its icons, and the list of all its files. */
function app(): Plugin {
  let folder = here('./dist');
  return {
    name: 'app',
    apply: 'build',
    async writeBundle({ dir }) {
      folder = dir ?? folder;
      const manifest = {
        name: 'Interleave: a lecture that runs',
        short_name: 'Interleave',
        start_url: './',
        scope: './',
        display: 'standalone',
        background_color: '#fdfdfb',
        theme_color: '#fdfdfb',
        icons: [
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any maskable' },
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
        ],
        shortcuts: [{ name: 'Scratch pad', url: './scratch.html' }],
      };
      await writeFile(`${folder}/manifest.webmanifest`, JSON.stringify(manifest));
      await writeFile(`${folder}/icon.svg`, iconSvg());
      for (const size of [192, 512]) await writeFile(`${folder}/icon-${String(size)}.png`, iconPng(size));
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const entries = await readdir(folder, { recursive: true, withFileTypes: true });
        const files = entries
          .filter((entry) => entry.isFile())
          .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
          // Nothing without a network asks for these.
          .filter((file) => !/^(sw\.js|offline\.json|interleave-.*\.js)$/.test(file))
          // Parts of SQLite's package for files of the browser's own, which no program of ours has.
          .filter((file) => !/sqlite3-(worker1|opfs-async-proxy)/.test(file));
        await writeFile(`${folder}/offline.json`, JSON.stringify({ files: ['./', ...files.sort()] }));
      },
    },
  };
}

export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: false,
  plugins: [plainLectures(), firstLecturePreloaded(), scriptsForOtherSites(), app()],
  // The workers of the pool import the module that made them, which a classic worker cannot.
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    rolldownOptions: {
      input: {
        page: here('./index.html'),
        embed: here('./embed.html'),
        scratch: here('./scratch.html'),
        frame: here('./app-frame.html'),
        sw: here('./www/sw.ts'),
      },
      output: {
        // A service worker serves its own folder and those below: it stays at the top, by one name.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  test: { include: ['www/**/*.test.ts'] },
});
