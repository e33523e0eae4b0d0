/** How far below the window something is loaded, so that it is there when it comes into view. */
const NEAR = '600px';
/** Who scrolls past it on the way to something else is gone by then. */
const STAY_MILLISECONDS = 200;

/** Calls back once, when an element has come near the window; the answer forgets about it. */
export function whenNear(element: Element, then: () => void): () => void {
  let stay: ReturnType<typeof setTimeout> | undefined;
  const leave = () => {
    clearTimeout(stay);
    observer.disconnect();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      clearTimeout(stay);
      if (entries.at(-1)?.isIntersecting !== true) return;
      stay = setTimeout(() => {
        leave();
        then();
      }, STAY_MILLISECONDS);
    },
    { rootMargin: NEAR },
  );
  observer.observe(element);
  return leave;
}
