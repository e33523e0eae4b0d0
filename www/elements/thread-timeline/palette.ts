/** The colours of the theme as the timeline's pixels need them, read anew when the theme changes. */
import { threadClass } from '../../program/threads';
import { pixel, type LaneColours } from '../../views/lane-painter';

/** Every colour the timeline draws with. */
export interface Palette {
  ink: string;
  inkSoft: string;
  paper: string;
  rule: string;
  accent: string;
  lane: (thread: number) => LaneColours;
}

type Rgb = readonly [number, number, number];

/** Reads the colours as they are where `host` stands. */
export function readPalette(host: Element): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const read = (colour: string): string => {
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  };
  const ink = read('var(--ink)');
  const paper = read('var(--paper)');
  const ground = channels(paper);
  const error = channels(read('var(--error)'));
  const sleeping = channels(read('var(--ink-soft)'));
  const threads = new Map<string, LaneColours>();
  const palette: Palette = {
    ink,
    inkSoft: read('var(--ink-soft)'),
    paper,
    rule: read('var(--rule)'),
    accent: read('var(--accent)'),
    lane: (thread) => {
      const name = threadClass(thread);
      let colours = threads.get(name);
      if (colours === undefined) {
        const own = channels(threadColour(host, name));
        colours = {
          thread: pixel(...own),
          ready: pixel(...mixed(own, ground, 0.22)),
          blocked: pixel(...error),
          blockedGround: pixel(...mixed(error, ground, 0.14)),
          sleeping: pixel(...sleeping),
          gap: pixel(...ground),
        };
        threads.set(name, colours);
      }
      return colours;
    },
  };
  probe.remove();
  return palette;
}

function threadColour(host: Element, name: string): string {
  const probe = document.createElement('span');
  probe.className = name;
  probe.style.color = 'var(--thread)';
  host.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function channels(colour: string): Rgb {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** `share` of one colour on another. */
function mixed(colour: Rgb, ground: Rgb, share: number): Rgb {
  const mix = (index: 0 | 1 | 2): number =>
    Math.round(colour[index] * share + ground[index] * (1 - share));
  return [mix(0), mix(1), mix(2)];
}

/** Calls `changed` whenever the page's theme changes; returns how to stop that. */
export function followTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', changed);
  };
}
