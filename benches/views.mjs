/** The views with large data in Chromium: whether they stay smooth. */
import { serveGallery } from '../tests/browser/support/gallery.mjs';
import { percentile } from './table.mjs';

const FRAMES = 300;

/**
 * The 95th percentile of the time between two frames, in seconds, while a timeline of 100,000
 * changes is panned in every one of them: fully zoomed out, where most changes share a pixel, and
 * near. `work` is how long a frame's own drawing takes, whatever the screen's rate.
 */
export async function timelineFrames(browser) {
  const gallery = await serveGallery();
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.goto(gallery.address);
  const canvas = page.locator('#long-timeline .timeline-lanes');
  await canvas.scrollIntoViewIfNeeded();
  await canvas.focus();
  const { x, y, width } = await canvas.boundingBox();
  const measured = {};
  for (const [name, zooms] of [
    ['far', 1],
    ['near', 14],
  ]) {
    for (let zoom = 0; zoom < zooms; zoom += 1) await page.keyboard.press('+');
    await page.mouse.move(x + width / 2, y + 60);
    await page.mouse.down();
    const { gaps, work } = await page.evaluate(pan, { frames: FRAMES, x: x + width / 2, y: y + 60 });
    await page.mouse.up();
    measured[name] = {
      frame: percentile(gaps, 0.95) / 1000,
      work: percentile(work, 0.95) / 1000,
    };
  }
  await context.close();
  gallery.close();
  return measured;
}

/** Runs in the page: moves the pointer in every frame and notes when the next one comes. */
function pan({ frames, x, y }) {
  const canvas = document.querySelector('#long-timeline .timeline-lanes');
  return new Promise((resolve) => {
    const gaps = [];
    const work = [];
    let last;
    let left = frames;
    const frame = (now) => {
      if (last !== undefined) gaps.push(now - last);
      last = now;
      left -= 1;
      if (left < 0) {
        resolve({ gaps, work });
        return;
      }
      const clientX = x + 200 * Math.sin(left / 20);
      const move = { bubbles: true, pointerId: 1, pointerType: 'mouse', clientX, clientY: y };
      canvas.dispatchEvent(new window.PointerEvent('pointermove', move));
      // Called behind the element's own callback of the same frame, which the move has asked for.
      const asked = performance.now();
      window.requestAnimationFrame(() => undefined);
      window.requestAnimationFrame((start) => {
        work.push(performance.now() - Math.max(start, asked));
      });
      window.requestAnimationFrame(frame);
    };
    window.requestAnimationFrame(frame);
  });
}
