/** The ways to run a program, and the link that carries a program with its schedule. Pure. */
import { packed, unpacked } from '../mine/packed-text';

/** A schedule in which threads take turns. */
export type TurnsSchedule = 'gil' | 'step' | 'explore';

/** Who runs next. */
export type ScheduleName = 'live' | TurnsSchedule;

/** The schedules as the page offers them. */
export const SCHEDULES: readonly { name: ScheduleName; label: string; title: string }[] = [
  { name: 'live', label: 'Live', title: 'The machine: real parallel threads' },
  { name: 'gil', label: 'GIL', title: 'One thread at a time, switched as CPython does' },
  { name: 'step', label: 'Step', title: 'You: choose the thread that moves' },
  { name: 'explore', label: 'Explore', title: 'All of them: every interleaving' },
];

/** What a link to a moment of a run carries. */
export interface StepLink {
  demo: string;
  file: string;
  schedule: string;
  /** The program's text where it is not the lecture's. */
  text: string | null;
}

/** The link's part behind `#`. */
export async function writeStepLink({ demo, file, schedule, text }: StepLink): Promise<string> {
  const fields = new URLSearchParams({ step: file, schedule });
  if (text !== null) fields.set('text', await packed(text));
  // Commas need no escape behind `#`, and a schedule has many.
  return `${demo}?${fields.toString().replaceAll('%2C', ',')}`;
}

/** What a link carries; null when it leads to no moment of a run. */
export async function readStepLink(hash: string): Promise<StepLink | null> {
  const [demo, fields] = splitHash(hash);
  const file = fields.get('step');
  if (demo === '' || file === null) return null;
  const given = fields.get('text');
  const text = given === null ? null : await unpacked(given);
  // Of a damaged text only the place is left: the lecture's own is shown.
  const schedule = given !== null && text === null ? '' : (fields.get('schedule') ?? '');
  return { demo, file, schedule, text };
}

/** The id a link's part behind `#` names, and what else it carries. */
export function splitHash(hash: string): [string, URLSearchParams] {
  const [id = '', fields = ''] = hash.replace(/^#/, '').split('?', 2);
  return [id, new URLSearchParams(fields)];
}
