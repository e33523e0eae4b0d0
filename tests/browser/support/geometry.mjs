/**
 * What a reader would complain of, read from the page's own geometry: text that runs out of the
 * screen, lies on other text, is cut off or too faint, and buttons too small for a finger. No picture
 * is compared with another, so fonts and machines may differ.
 */

/** Every size the page is looked at in. */
export const SIZES = {
  phone: { width: 390, height: 844, isMobile: true, hasTouch: true },
  laptop: { width: 1280, height: 800 },
  projector: { width: 1920, height: 1080 },
};
export const THEMES = ['light', 'dark'];

/** How much content may move by itself while the page opens; from 0.1 on it is felt. */
export const MOST_SHIFT = 0.02;

/** Opens an address in a size and a theme. */
export async function openSized(browser, address, size, theme) {
  const { width, height, isMobile = false, hasTouch = false } = SIZES[size];
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    isMobile,
    hasTouch,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.addInitScript(noteShifts);
  await page.goto(address);
  return { page, close: () => context.close() };
}

/** Runs in the page before anything else. */
function noteShifts() {
  window.layoutShift = 0;
  new window.PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.layoutShift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** How much content has moved by itself so far. */
export function layoutShift(page) {
  return page.evaluate(() => window.layoutShift);
}

/** The complaints about everything inside `selector`, each a sentence. */
export function complaints(page, selector = 'body') {
  return page.evaluate(lookAround, selector);
}

/** Runs in the page. */
function lookAround(selector) {
  const found = [];
  const root = document.querySelector(selector);
  const complain = (element, what) => {
    const text = element.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 40);
    const name = element.tagName.toLowerCase();
    const of = typeof element.className === 'string' && element.className ? `.${element.className.split(' ')[0]}` : '';
    found.push(`${name}${of} "${text}" ${what}`);
  };

  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) found.push(`the page is ${wide} px wider than the screen`);

  /** Whether nobody is meant to see it, or not here. */
  const isUnseen = (element) => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
    for (let at = element; at instanceof window.Element; at = at.parentElement) {
      if (window.getComputedStyle(at).clipPath === 'inset(50%)') return true;
      // The link stands off the screen until it is focused.
      if (at.matches('.skip-link, title')) return true;
    }
    return false;
  };
  /** Whether it stays on the screen while the rest moves below it. */
  const floats = (element) => {
    for (let at = element; at instanceof window.Element; at = at.parentElement) {
      if (/fixed|sticky/.test(window.getComputedStyle(at).position)) return true;
    }
    return false;
  };
  /** The part of a box that the boxes around it let through; null if none. */
  const seenPart = (element, box) => {
    let { left, top, right, bottom } = box;
    for (let at = element; at !== document.body && at !== null; at = at.parentElement) {
      const { overflowX, overflowY } = window.getComputedStyle(at);
      const outer = at.getBoundingClientRect();
      if (overflowX !== 'visible') [left, right] = [Math.max(left, outer.left), Math.min(right, outer.right)];
      if (overflowY !== 'visible') [top, bottom] = [Math.max(top, outer.top), Math.min(bottom, outer.bottom)];
    }
    return right - left > 1 && bottom - top > 1 ? { left, top, right, bottom } : null;
  };
  const scrollsSideways = (element) => {
    for (let at = element; at !== document.body && at !== null; at = at.parentElement) {
      if (/auto|scroll/.test(window.getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };

  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return { rgb: [red, green, blue], alpha: alpha / 255 };
  };
  const over = (top, ground) => top.rgb.map((part, at) => part * top.alpha + ground[at] * (1 - top.alpha));
  const groundOf = (element) => {
    const layers = [];
    for (let at = element; at !== null; at = at.parentElement) {
      const layer = rgba(window.getComputedStyle(at).backgroundColor);
      if (layer.alpha > 0) layers.push(layer);
      if (layer.alpha === 1) break;
    }
    const paper = rgba(window.getComputedStyle(document.documentElement).backgroundColor);
    return layers.reduceRight((ground, layer) => over(layer, ground), paper.rgb);
  };
  const light = (rgb) => {
    const [red, green, blue] = rgb.map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a, b) => {
    const [less, more] = [light(a), light(b)].sort((x, y) => x - y);
    return (more + 0.05) / (less + 0.05);
  };

  const texts = [];
  const walker = document.createTreeWalker(root, window.NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.textContent.trim() === '' || isUnseen(element)) continue;
    const style = window.getComputedStyle(element);
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].flatMap((box) => seenPart(element, box) ?? []);
    if (boxes.length === 0) continue;
    if (!floats(element)) for (const box of boxes) texts.push({ element, box });

    const right = Math.max(...boxes.map((box) => box.right));
    const left = Math.min(...boxes.map((box) => box.left));
    if ((right > window.innerWidth + 1 || left < -1) && !scrollsSideways(element)) {
      complain(element, `reaches ${Math.round(right - window.innerWidth)} px over the edge of the screen`);
    }
    if (element.scrollWidth > element.clientWidth + 1 && style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis') {
      complain(element, 'is cut off at its side');
    }
    const size = Number.parseFloat(style.fontSize);
    const enough = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const isText = element.closest('svg') === null;
    const ground = groundOf(element);
    const colour = over(rgba(isText ? style.color : style.fill), ground);
    const ratio = contrast(colour, ground);
    // What cannot be used now may be faint.
    const isIdle = element.closest('[aria-disabled="true"], :disabled') !== null;
    if (isText && ratio < enough && !isIdle) complain(element, `has a contrast of only ${ratio.toFixed(2)}`);
    if (size < 11) complain(element, `is only ${size} px high`);
  }

  // Text on other text. Sorted by their tops, only neighbours have to be compared.
  texts.sort((a, b) => a.box.top - b.box.top);
  texts.forEach((a, index) => {
    for (let at = index + 1; at < texts.length && texts[at].box.top < a.box.bottom - 3; at += 1) {
      const b = texts[at];
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
      const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      // Lines set close together share the room above their letters.
      if (width > 3 && height > 6) complain(a.element, `lies on "${b.element.textContent.trim().slice(0, 30)}"`);
    }
  });

  if (window.matchMedia('(pointer: coarse)').matches) {
    for (const button of root.querySelectorAll('button, input, select, summary')) {
      if (isUnseen(button)) continue;
      // Whoever touches a label means its input.
      const { width, height } = (button.closest('label') ?? button).getBoundingClientRect();
      if (Math.min(width, height) > 0 && (width < 24 || height < 20)) {
        complain(button, `is only ${Math.round(width)} × ${Math.round(height)} px to be touched`);
      }
    }
  }
  return [...new Set(found)];
}
