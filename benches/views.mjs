/** The views with large data in Chromium: whether they stay smooth. */
import { serveGallery } from '../tests/browser/support/gallery.mjs';
import { percentile } from './table.mjs';

const FRAMES = 300;

/**
 * A timeline of 100,000 changes, panned in every frame: `far`, where several changes of a lane share
 * a pixel, and `near`. `frame` is the 95th percentile of the time between two frames; `work` the
 * processor time that all threads of the page's process took for one, on the mean. In seconds.
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
  const middle = { x: x + width / 2, y: y + 60 };
  const session = await browser.newBrowserCDPSession();
  const processor = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const pages = processInfo.filter(({ type }) => type === 'renderer');
    return pages.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const measured = {};
  for (const [name, zooms] of [
    ['far', 1],
    ['near', 14],
  ]) {
    for (let zoom = 0; zoom < zooms; zoom += 1) await page.keyboard.press('+');
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    const before = await processor();
    const gaps = await page.evaluate(pan, { frames: FRAMES, ...middle });
    const work = (await processor()) - before;
    await page.mouse.up();
    measured[name] = { frame: percentile(gaps, 0.95) / 1000, work: work / FRAMES };
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
    let last;
    const frame = (now) => {
      if (last !== undefined) gaps.push(now - last);
      last = now;
      if (gaps.length === frames) {
        resolve(gaps);
        return;
      }
      const clientX = x + 200 * Math.sin(gaps.length / 20);
      const move = { bubbles: true, pointerId: 1, pointerType: 'mouse', clientX, clientY: y };
      canvas.dispatchEvent(new window.PointerEvent('pointermove', move));
      window.requestAnimationFrame(frame);
    };
    window.requestAnimationFrame(frame);
  });
}
