/** The scratch pad: a demo that begins with an empty program. */
import { html, render } from 'lit';
import './styles/tokens.css';
import './styles/page.css';
import './styles/scratch.css';
import './elements/interleave-demo';
import { isOfferedOffline } from './app/keep';
import { EngineClient, expectedEngine } from './engine/client';
import type { Demo } from './engine/generated';
import type { EngineInfo } from './engine/protocol';
import { ensureIsolation } from './isolation';
import { openLinkedVersion } from './mine/open-link';
import { setUpTheme } from './theme';

const FILE = 'scratch.py';
/** An editor of no lines is hard to see. */
const EMPTY = '\n'.repeat(11);
const PAD: Demo = {
  id: 'scratch',
  title: 'Your program',
  programs: [{ file: FILE, label: 'Mine' }],
  watch: null,
  expected: null,
  compare: false,
  goals: [],
};

async function start(): Promise<void> {
  if ((await ensureIsolation()) === 'reloading') return;
  const engine = new EngineClient();
  const ready = engine.open();
  // Without an engine the first Run tries again, and says what is wrong.
  ready.catch(() => undefined);
  const texts = new Map([[FILE, { text: EMPTY }]]);
  const draw = (info: EngineInfo) => {
    const place = document.getElementById('pad');
    if (place === null) throw new Error('scratch.html has no element #pad');
    render(
      html`<interleave-demo
        id=${PAD.id}
        data-demo=${PAD.id}
        .demo=${PAD}
        .lecture=${''}
        .texts=${texts}
        .engine=${engine}
        .info=${info}
      ></interleave-demo>`,
      place,
    );
  };
  draw(expectedEngine());
  document.getElementById('lecture')?.removeAttribute('aria-busy');
  await customElements.whenDefined('program-pane');
  requestAnimationFrame(() => void openLinkedVersion(location.hash));
  addEventListener('hashchange', () => void openLinkedVersion(location.hash));
  draw(await ready.catch(expectedEngine));
  void isOfferedOffline(engine.firstRun);
}

const themeButton = document.getElementById('theme');
if (themeButton) setUpTheme(themeButton);
start().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  document.getElementById('pad')?.append(message);
});
