/** The schedules in turns in Chromium: how fast every interleaving is explored, and steps back. */
import { openTurns } from '../tests/browser/support/turns.mjs';

/** Runs in the worker: explores a model to its end, in slices as the page's worker does. */
function exploreAll(turns, library, { source, workers }) {
  // About as many as a page has memory for.
  const budget = { workers, states: 2_000_000, preemptions: null };
  const exploration = new turns.Exploration('model.py', source, library, '', '', budget);
  const began = performance.now();
  let over = false;
  while (!over) ({ over } = exploration.advance(25));
  const seconds = (performance.now() - began) / 1000;
  const { states, transitions, complete } = exploration.findings();
  exploration.free();
  return { states, transitions, complete, seconds };
}

/** What exploring these models comes to, on one worker and on two: an array of pairs. */
export async function exploredInPage(browser, sources) {
  const found = [];
  for (const workers of [1, 2]) {
    const build = workers === 1 ? { name: 'turns' } : { name: 'turns-threads', workers };
    const turns = await openTurns(browser, build);
    for (const [place, source] of sources.entries()) {
      found[place] ??= [];
      found[place].push(await turns.ask(exploreAll, { source, workers }));
    }
    await turns.close();
  }
  return found;
}

/** Runs in the worker: steps back from the end of a run; the longest time, made ready and not, in seconds. */
function stepBack(turns, library, { source, back, steps }) {
  const run = { every: 100, interval: 0.005, seed: 1, instructions: 100_000_000 };
  const longest = (prepares) => {
    const session = new turns.Stepper('program.py', source, library, 0);
    let { moment } = session.ask({ kind: 'gil', begin: true, ...run });
    const end = moment.position;
    let most = 0;
    for (let step = 0; step < steps; step += 1) {
      while (prepares && session.prepare());
      const began = performance.now();
      ({ moment } = session.ask({ kind: 'go', position: moment.position - back }));
      most = Math.max(most, performance.now() - began);
    }
    session.free();
    return { end, seconds: most / 1000 };
  };
  const ready = longest(true);
  return { position: ready.end, ready: ready.seconds, notReady: longest(false).seconds };
}

/** How long a step back by so many instructions takes in Chromium. */
export async function steppedBackInPage(browser, source, back) {
  const turns = await openTurns(browser);
  const measured = await turns.ask(stepBack, { source, back, steps: 5 });
  await turns.close();
  return measured;
}
