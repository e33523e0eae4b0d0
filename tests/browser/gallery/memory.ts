/** The memory of a made-up program: a bank whose accounts two threads use. */
import type { MemoryView, ObjectView, SlotView } from '../../../www/views/model';

function slot(name: string, text: string, object: number | null = null): SlotView {
  return { name, value: { text, object }, changed: false };
}

export const MEMORY: MemoryView = {
  globals: [
    slot('accounts', '{…}', 1),
    slot('lock', '<locked lock>', 2),
    { name: 'transfers', value: { text: '8', object: null }, changed: true, before: '7' },
  ],
  objects: [
    { id: 3, type: 'Account', text: '', items: [slot('owner', "'Ada'"), { name: 'balance', value: { text: '70', object: null }, changed: true, before: '100' }], more: 0, changed: true },
    { id: 1, type: 'dict', text: 'len 2', items: [slot("['ada']", '<Account>', 3), slot("['bob']", '<Account>', 4)], more: 0, changed: false },
    { id: 2, type: 'Lock', text: 'locked by 1', items: [], more: 0, changed: false },
    { id: 4, type: 'Account', text: '', items: [slot('owner', "'Bob'"), slot('balance', '50'), slot('history', '[…]', 5)], more: 0, changed: false },
    { id: 5, type: 'list', text: 'len 12,000', items: [slot('[0]', '10'), slot('[1]', '-20'), slot('[2]', '<Account>', 4)], more: 11_997, changed: false },
  ],
  moreObjects: 0,
  threads: [
    { number: 0, name: 'MainThread', state: 'blocked', wait: { what: 'Thread-1 (transfer) to end', lock: null, thread: 1, line: 30 }, frames: [{ name: '<module>', line: 30, locals: [] }, { name: 'join', line: 1080, file: 'threading.py', locals: [slot('self', '<Thread>')] }] },
    { number: 1, name: 'Thread-1 (transfer)', state: 'running', wait: null, frames: [{ name: 'transfer', line: 14, locals: [slot('source', '<Account>', 3), slot('target', '<Account>', 4), slot('amount', '30')] }] },
    { number: 2, name: 'Thread-2 (transfer)', state: 'blocked', wait: { what: 'Lock lock', lock: 2, thread: null, line: 12 }, frames: [{ name: 'transfer', line: 12, locals: [slot('source', '<Account>', 4), slot('target', '<Account>', 3), slot('amount', '5')] }] },
  ],
};

/** So many objects that nobody could look at them all. */
export function manyObjects(count: number): MemoryView {
  const objects = Array.from({ length: count }, (_, id): ObjectView => ({
    id,
    type: 'list',
    text: 'len 3',
    items: [slot('[0]', String(id)), slot('[1]', '[…]', (id * 7) % count)],
    more: 0,
    changed: false,
  }));
  const globals = objects.map(({ id }) => slot(`name_${String(id)}`, '[…]', id));
  return { globals, objects, moreObjects: 5, threads: MEMORY.threads };
}
