/** Keyboard and clicker, which is a keyboard with four keys. */
import { moveOf, type Move } from './state';

/** Calls `onMove` for the keys that move the presentation, but not while somebody writes. */
export function onKeys(onMove: (move: Move) => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('input, textarea, select, [contenteditable="true"], dialog[open]')) return;
    const move = moveOf(event.key);
    if (move === null) return;
    event.preventDefault();
    onMove(move);
  });
}
