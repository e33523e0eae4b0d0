/**
 * From a lecture's folder to what the page shows. The build reads the lectures it finds and leaves
 * the result beside each; a lecture that was added or edited since is read here, by the same reader,
 * which is fetched only then.
 */
import type { LectureResult } from '../engine/generated';
import { lectureMarkdown, lectureReadAtBuild } from './load';
import { patched, type Patch } from './patch';

/** A lecture as the build has read it. */
export interface ReadLecture {
  /** The SHA-256 of the Markdown it was read from, in hexadecimal. */
  digest: string;
  /** The result as JSON, described by the Markdown as a string of JSON. */
  patch: Patch;
}

/** Reads the lecture of this name. */
export async function readLecture(name: string): Promise<LectureResult> {
  const [markdown, read] = await Promise.all([lectureMarkdown(name), lectureReadAtBuild(name)]);
  if (read !== null && read.digest === (await digestOf(markdown))) {
    return JSON.parse(patched(JSON.stringify(markdown), read.patch)) as LectureResult;
  }
  const reader = await import('../../pkg/reader/interleave');
  await reader.default({
    module_or_path: fetch(new URL('../../pkg/reader/interleave_bg.wasm', import.meta.url)),
  });
  return reader.readLecture(markdown, `${name}/lecture.md`);
}

/** Null where the browser gives no digests, as it does to pages from a host it does not trust. */
async function digestOf(text: string): Promise<string | null> {
  if (!isSecureContext) return null;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
