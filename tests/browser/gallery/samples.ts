/** Made-up data for the gallery, as a program with two threads and two locks would give it. */
import type {
  ListingView,
  OutcomeSet,
  OutcomeView,
  ThreadView,
  WaitGraph,
} from '../../../www/views/model';

export const PROGRAM = `import threading

counter = 0
table = threading.Lock()


def racer(times):
    """Counts, and trusts that nobody else does."""
    global counter
    for _ in range(times):
        value = counter
        value = value + 1
        counter = value


threads = [threading.Thread(target=racer, args=(2,)) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f'counter: {counter}, expected: {2 * len(threads)} if no update is lost on the way here')
`;

/** A thread that stands in the program's function. */
function racer(number: number, line: number, state: ThreadView['state']): ThreadView {
  return {
    number,
    name: `Thread-${String(number)} (racer)`,
    state,
    wait: null,
    frames: [
      {
        name: 'racer',
        line,
        locals: [
          { name: 'times', value: { text: '2', object: null }, changed: false },
          { name: 'value', value: { text: String(6 + number), object: null }, changed: number === 1 },
        ],
      },
    ],
  };
}

export const THREADS: ThreadView[] = [
  {
    number: 0,
    name: 'MainThread',
    state: 'blocked',
    wait: { what: 'Thread-1 (racer) to end', lock: null, thread: 1, line: 20 },
    frames: [{ name: '<module>', line: 20, locals: [] }],
  },
  racer(1, 13, 'running'),
  racer(2, 11, 'ready'),
  racer(3, 12, 'sleeping'),
  racer(4, 11, 'blocked'),
  racer(5, 11, 'ready'),
  racer(6, 11, 'ready'),
];

export const LISTING: ListingView = {
  line: 12,
  text: '        counter += 1',
  function: 'racer',
  instructions: [
    { offset: 12, name: 'LOAD_GLOBAL', operand: 'counter', shared: true, threads: [2, 3] },
    { offset: 14, name: 'LOAD_CONST', operand: '1', shared: false, threads: [] },
    { offset: 16, name: 'BINARY_OP', operand: '+=', shared: false, threads: [] },
    { offset: 18, name: 'STORE_GLOBAL', operand: 'counter', shared: true, threads: [1] },
  ],
};

function outcome(parts: Partial<OutcomeView> & { label: string }): OutcomeView {
  return {
    id: parts.label,
    kind: 'finished',
    detail: '',
    found: true,
    schedule: '0x120,1x14,2x40',
    switches: 3,
    runs: 0,
    expected: false,
    ...parts,
  };
}

export const OUTCOMES: OutcomeSet = {
  complete: true,
  runs: 200,
  outcomes: [
    outcome({ label: 'counter = 4', runs: 183, switches: 0, expected: true, detail: '4\n' }),
    outcome({ label: 'counter = 3', runs: 16, detail: '3\n' }),
    outcome({ label: 'counter = 2', runs: 0, switches: 5, detail: '2\n' }),
    outcome({ label: 'deadlock', kind: 'deadlock', runs: 1, detail: 'Thread-1 and Thread-2 wait for each other' }),
    outcome({
      label: "RuntimeError: can't start new thread, because there are too many of them already",
      kind: 'exception',
      found: false,
      schedule: null,
      switches: null,
    }),
  ],
};

/** More outcomes than anybody reads. */
export function manyOutcomes(count: number): OutcomeSet {
  const outcomes = Array.from({ length: count }, (_, index) =>
    outcome({ label: `counter = ${String(index)}`, runs: index % 17 }),
  );
  return { complete: false, runs: 8 * count, outcomes };
}

/** Philosophers of whom each holds a fork and waits for the next. */
export function philosophers(count: number): WaitGraph {
  const seats = Array.from({ length: count }, (_, seat) => seat);
  return {
    threads: seats.map((seat) => ({
      number: seat + 1,
      name: `Thread-${String(seat + 1)} (philosopher)`,
      state: 'blocked',
      wait: { what: `Lock forks[${String((seat + 1) % count)}]`, lock: (seat + 1) % count, thread: null, line: 9 },
      frames: [],
    })),
    locks: seats.map((seat) => ({
      id: seat,
      type: 'Lock',
      name: `forks[${String(seat)}]`,
      holders: [seat + 1],
    })),
  };
}

/** One thread holds what all others wait for; the main thread waits for the first of them. */
export function crowd(count: number): WaitGraph {
  const waiting = Array.from({ length: count }, (_, index): ThreadView => ({
    number: index + 2,
    name: `Thread-${String(index + 2)} (worker)`,
    state: 'blocked',
    wait: { what: 'Lock printer', lock: 1, thread: null, line: 12 },
    frames: [],
  }));
  return {
    threads: [
      {
        number: 0,
        name: 'MainThread',
        state: 'blocked',
        wait: { what: 'Thread-2 (worker) to end', lock: null, thread: 2, line: 30 },
        frames: [],
      },
      { number: 1, name: 'Thread-1 (worker)', state: 'running', wait: null, frames: [] },
      ...waiting,
    ],
    locks: [{ id: 1, type: 'Lock', name: 'printer', holders: [1] }],
  };
}
