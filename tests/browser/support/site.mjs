/** Where the page is served, and what the tests know about it. */

function address(name) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set; start this with: cargo xtask test`);
  return value;
}

/** The page with the headers that threads need. */
export const isolated = () => address('INTERLEAVE_URL');
/** The page as a static host without them serves it, below a path. */
export const plain = () => address('INTERLEAVE_PLAIN_URL');

export const RACING = 'raceto50.py';
export const FIXED = 'raceto50fixed.py';
/** How many runs the page's "Run ×200" makes. */
export const MANY = 200;

/** Selectors within the pane of one program. */
export function pane(program) {
  const whole = `[data-program="${program}"]`;
  return {
    whole,
    action: (name) => `${whole} [data-action="${name}"]`,
    state: (name) => `${whole} [data-part="status"][data-state="${name}"]`,
    status: `${whole} [data-part="status"]`,
    output: `${whole} [data-part="output"]`,
    histogram: (runs) => `${whole} [data-part="histogram"][data-runs="${runs}"]`,
    fault: `${whole} [data-part="diagnostics"] li`,
    mark: `${whole} .cm-lintRange-error`,
    /** The program until somebody turns to it, and the editor that then comes. */
    plain: `${whole} .editor-plain`,
    editor: `${whole} .cm-content`,
  };
}

export const BY_HAND = 'two_increments.py';

/** Selectors within the schedules in turns of one program. */
export function schedules(program) {
  const whole = `[data-program="${program}"]`;
  const step = `${whole} [data-part="step"]`;
  return {
    whole,
    step,
    choose: (name) => `${whole} [data-schedule-name="${name}"]`,
    action: (name) => `${whole} [data-action="${name}"]`,
    position: `${step} .step-position`,
    threads: `${step} .step-threads`,
    thread: (number) => `${step} [data-thread="${number}"]`,
    status: `${step} [data-part="step-status"]`,
    output: `${step} [data-part="step-output"]`,
    speed: `${step} select[aria-label="How fast"]`,
    player: `${step} select[aria-label="Who plays"]`,
    goal: (goal) => `${step} [data-goal="${goal}"]`,
    answer: `${step} [data-part="goal-answer"]`,
    explore: `${whole} [data-part="explore"]`,
    complete: `${whole} [data-part="complete"]`,
    gilStatus: `${whole} [data-part="gil-status"]`,
    gilOutput: `${whole} [data-part="gil-output"]`,
    gilShares: `${whole} [data-part="gil-shares"]`,
  };
}

/** Selectors within a quiz. */
export function quiz(id) {
  const whole = `[data-quiz="${id}"]`;
  return {
    whole,
    action: (name) => `${whole} [data-action="${name}"]`,
    choice: (index) => `${whole} input[value="${index}"]`,
    text: `${whole} .quiz-text`,
    feedback: `${whole} [data-part="feedback"]`,
    explanation: `${whole} [data-part="explanation"]`,
    /** What the engine found, where it is the one to answer. */
    proof: `${whole} [data-part="proof"]`,
    /** Lines to be put in order. */
    lines: `${whole} .line-order li`,
    verdict: (name) => `${whole}[data-verdict="${name}"]`,
  };
}

/** Shown where threads take turns on one core. */
export const SINGLE_NOTE = '[data-part="isolation-note"]';

/** How long anything may take on a busy machine before a test gives up. */
export const PATIENCE = 60_000;

/** Turns to a program as a reader would, with a click, and waits for its editor. `page` may be a frame. */
export async function openEditor(page, program) {
  const { plain, editor } = pane(program);
  await page.locator(`${plain}, ${editor}`).click();
  await page.locator(`${editor}:focus`).waitFor();
}
