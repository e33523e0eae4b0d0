/** Fetches a lecture: a folder of plain files beside the page. Knows no engine and no elements. */
import type { Section } from '../engine/generated';
import { programFiles } from './program-files';
import type { ReadLecture } from './read';

/** A program's text, or why it is not there. */
export type ProgramText = { text: string } | { missing: string };

/** The folder all lectures are in, wherever the page is served from. */
const LECTURES = new URL('lectures/', document.baseURI);

/** Something of the lecture could not be fetched. */
export class LectureMissing extends Error {
  override name = 'LectureMissing';
}

/** The lecture the address asks for with `?lecture=`, or the first one there is. */
export async function chosenLecture(address: URL): Promise<string> {
  const lectures: unknown = JSON.parse(await fetchText(new URL('index.json', LECTURES)));
  const names = Array.isArray(lectures) ? lectures.filter((name) => typeof name === 'string') : [];
  const wanted = address.searchParams.get('lecture') ?? names.at(0);
  if (wanted !== undefined && names.includes(wanted)) return wanted;
  throw new LectureMissing(
    `There is no lecture “${wanted ?? ''}” here. There is: ${names.join(', ') || 'none at all'}.`,
  );
}

/** The Markdown of a lecture. */
export function lectureMarkdown(name: string): Promise<string> {
  return fetchText(new URL(`${name}/lecture.md`, LECTURES));
}

/** The lecture as the build has read it, or null when there was no build. */
export async function lectureReadAtBuild(name: string): Promise<ReadLecture | null> {
  try {
    const text = await fetchText(new URL(`${name}/lecture.json`, LECTURES));
    return JSON.parse(text) as ReadLecture;
  } catch {
    // A lecture dropped beside a built page has none; what the page needs is in its Markdown.
    return null;
  }
}

/**
 * The texts of a lecture's programs. Those of quizzes that the engine answers are fetched with what
 * explores them.
 */
export class ProgramTexts {
  /** Those that have come so far, by file. */
  readonly texts = new Map<string, ProgramText>();
  readonly #lecture: string;
  readonly #asked = new Map<string, Promise<void>>();

  /** @param lecture the name of its folder */
  constructor(lecture: string) {
    this.#lecture = lecture;
  }

  /** Resolves when all programs of these sections have come; one that is missing keeps nothing back. */
  async fetchOf(sections: readonly Section[]): Promise<void> {
    const files = sections.flatMap(programFiles);
    for (const file of files) {
      if (!this.#asked.has(file)) this.#asked.set(file, this.#fetch(file));
    }
    await Promise.all(files.map(async (file) => this.#asked.get(file)));
  }

  async #fetch(file: string): Promise<void> {
    try {
      this.texts.set(file, { text: await programText(this.#lecture, file) });
    } catch (error) {
      this.texts.set(file, { missing: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** The text of one of a lecture's programs. */
export function programText(lecture: string, file: string): Promise<string> {
  return fetchText(new URL(`${lecture}/programs/${file}`, LECTURES));
}

async function fetchText(address: URL): Promise<string> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch {
    throw new LectureMissing(`${address.href} cannot be reached.`);
  }
  if (!response.ok) {
    throw new LectureMissing(`${address.href} answers ${String(response.status)}.`);
  }
  return response.text();
}
