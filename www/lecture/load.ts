/** Fetches a lecture: a folder of plain files beside the page. Knows no engine and no elements. */
import type { Lecture } from '../engine/generated';
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
 * The programs of all demos and quizzes, by file. They are fetched before the lecture is shown, so that every
 * editor has its final size from the start; one that is missing does not keep the lecture back.
 */
export async function programTexts(
  name: string,
  lecture: Lecture,
): Promise<ReadonlyMap<string, ProgramText>> {
  const files = new Set(programFiles(lecture));
  const entries = [...files].map(async (file): Promise<[string, ProgramText]> => {
    try {
      return [file, { text: await fetchText(new URL(`${name}/programs/${file}`, LECTURES)) }];
    } catch (error) {
      return [file, { missing: error instanceof Error ? error.message : String(error) }];
    }
  });
  return new Map(await Promise.all(entries));
}

function programFiles(lecture: Lecture): string[] {
  return lecture.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'demo') return block.demo.programs.map(({ file }) => file);
      if (block.kind !== 'quiz') return [];
      const { task } = block.quiz;
      return task.kind === 'prints' ? [task.program] : [];
    }),
  );
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
