import { expect, it } from 'vitest';
import type { Span } from '../../server/protocol';
import { recent } from './lanes';

const span = (ended: number): Span => ({
  child: 0,
  cell: 0,
  request: 'GET /',
  status: 200,
  asked: ended - 1,
  begun: ended - 0.5,
  ended,
});

it('forgets what is too old to be seen', () => {
  const kept = recent([span(1), span(8)], [span(12)], 12);
  expect(kept.map(({ ended }) => ended)).toEqual([8, 12]);
});
