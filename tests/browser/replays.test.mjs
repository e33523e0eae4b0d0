/**
 * Generated programs, and schedules of theirs that the command line found: in the browser they print the
 * same, byte for byte, and what the browser finds prints the same on the command line.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchChromium } from './support/chromium.mjs';
import { recorded, withProgram } from './support/native.mjs';
import { openTurns } from './support/turns.mjs';

const PROGRAMS = 6;

/** Numbers that follow from a seed. */
function dice(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const STATEMENTS = [
  'counter += 1',
  'seen = counter\n    time.sleep(0.001)\n    counter = seen + n',
  'items.append((n, counter))',
  'table[n % 3] = table.get(n % 3, 0) + 1',
  'with left:\n        with right:\n            counter += 10',
  'with right:\n        with left:\n            counter += 100',
  'print(n, counter, round(time.monotonic(), 6))',
  'counter += random.randrange(3)',
  'time.sleep(random.random() / 100)',
];

/** A program of two or three threads that share what needs a lock and has none. */
function generate(seed) {
  const below = dice(seed);
  const threads = Array.from({ length: 2 + below(2) }, (_, number) => number);
  const functions = threads.map((number) => {
    const body = Array.from({ length: 1 + below(3) }, () => STATEMENTS[below(STATEMENTS.length)]);
    return `def run${number}(n):\n    global counter\n    ${body.join('\n    ')}`;
  });
  const started = threads.map((n) => `threading.Thread(target=run${n}, args=(${n},))`);
  return `import random, threading, time
left, right = threading.Lock(), threading.Lock()
counter, items, table = 0, [], {}
${functions.join('\n')}
threads = [${started.join(', ')}]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(counter, items, table)
`;
}

/** Runs in the worker: what the program prints along a schedule. */
function follow(turns, library, { source, schedule }) {
  const session = new turns.Stepper('program.py', source, library, 0);
  const { moment, refused } = session.ask({ kind: 'follow', schedule });
  session.free();
  const printed = moment.output.filter(({ error }) => !error).map(({ text }) => text);
  return { stdout: printed.join(''), refused };
}

/** Runs in the worker: a run under the lock to its end. */
function underLock(turns, library, { source, seed, every }) {
  const session = new turns.Stepper('program.py', source, library, seed);
  let answer = { more: true };
  for (let begin = true; answer.more; begin = false) {
    answer = session.ask({ kind: 'gil', every, interval: 0.005, seed, begin, instructions: 900 });
  }
  const schedule = session.wholeSchedule();
  session.free();
  const printed = answer.moment.output.filter(({ error }) => !error).map(({ text }) => text);
  return { stdout: printed.join(''), schedule };
}

/** Runs in the worker: the outcomes that exploring finds soon. */
function explore(turns, library, { source }) {
  const exploration = new turns.Exploration('program.py', source, library, '', '', { workers: 1, states: 20000, preemptions: null });
  exploration.advance(300);
  const { outcomes } = exploration.findings();
  exploration.free();
  const ended = outcomes.filter(({ kind }) => kind !== 'diverges').slice(0, 4);
  return ended.map(({ stdout, schedule }) => ({ stdout, schedule }));
}

describe('Schedules of generated programs, natively and in Chromium', () => {
  let browser;
  let turns;
  const programs = Array.from({ length: PROGRAMS }, (_, seed) => generate(seed + 1));

  before(async () => {
    browser = await launchChromium();
    turns = await openTurns(browser);
  });

  after(async () => {
    await turns?.close();
    await browser?.close();
  });

  it('replays in the browser what was recorded natively', async () => {
    for (const [seed, source] of programs.entries()) {
      const found = withProgram(source, (run) => [
        recorded(run, '--schedule', 'random', '--seed', String(seed)),
        recorded(run, '--schedule', 'adversary', '--seed', String(seed)),
        recorded(run, '--schedule', 'gil', '--seed', String(seed), '--switch', '5'),
      ]);
      for (const { stdout, schedule } of found) {
        const replayed = await turns.ask(follow, { source, schedule });
        assert.deepEqual(replayed, { stdout, refused: null }, `${schedule}\n${source}`);
      }
    }
  });

  it('runs under the GIL as the command line does with the same seed', async () => {
    for (const [seed, source] of programs.entries()) {
      const native = withProgram(source, (run) => [
        recorded(run, '--schedule', 'gil', '--seed', String(seed + 1)),
        recorded(run, '--schedule', 'gil', '--seed', String(seed + 1), '--switch', '3'),
      ]);
      for (const [place, every] of [null, 3].entries()) {
        assert.deepEqual(await turns.ask(underLock, { source, seed: seed + 1, every }), native[place], source);
      }
    }
  });

  it('replays natively what exploring found in the browser', async () => {
    for (const source of programs) {
      const found = await turns.ask(explore, { source });
      assert.notEqual(found.length, 0);
      withProgram(source, (run) => {
        for (const { stdout, schedule } of found) {
          assert.equal(run('run', '--schedule', schedule).stdout, stdout, `${schedule}\n${source}`);
        }
      });
    }
  });
});
