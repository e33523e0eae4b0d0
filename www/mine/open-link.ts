/**
 * Puts the version that a link carries into the program's editor. It is text there, and nothing runs
 * until the reader presses Run; what stood there before can be had back.
 */
import type { ProgramPane } from '../elements/program-pane';
import { readVersion } from './links';
import './styles.css';

/** Follows the link in the address, if it carries a version of a program on this page. */
export async function openLinkedVersion(hash: string): Promise<void> {
  const version = await readVersion(hash);
  if (version === null) return;
  if (version === 'damaged') {
    const [id = ''] = hash.slice(1).split('?', 1);
    note(document.getElementById(id), 'The program in this link is damaged, so the lecture’s own is shown.', null);
    return;
  }
  const { demo, file, text } = version;
  const place = document.getElementById(demo);
  const pane = place?.querySelector<ProgramPane>(`program-pane[data-program="${CSS.escape(file)}"]`);
  if (!place || !pane) {
    note(place, 'The program in this link belongs to no demo here.', null);
    return;
  }
  const before = pane.text;
  if (before === text) return;
  pane.write(text);
  note(pane, 'This is the version that the link carried.', () => {
    pane.write(before);
  });
}

function note(place: Element | null, sentence: string, undo: (() => void) | null): void {
  const box = document.createElement('p');
  box.className = 'linked-version';
  box.dataset.part = 'linked-version';
  box.setAttribute('role', 'status');
  box.append(sentence);
  if (undo !== null) {
    const button = document.createElement('button');
    button.className = 'quiet';
    button.textContent = 'Back to what was here';
    button.addEventListener('click', () => {
      undo();
      box.remove();
    });
    box.append(' ', button);
  }
  if (place) place.before(box);
  else document.querySelector('main')?.prepend(box);
}
