/** Follows which section is being read. */

/** A section is read when it crosses this band of the window. */
const BAND = '-20% 0px -70% 0px';

/**
 * Calls `onSection` with the id of the section being read, whenever that changes. `end` is what
 * stands behind the last section: where it can be seen, the last one is being read, however short.
 */
export function followReading(
  sections: readonly Element[],
  end: Element | null,
  onSection: (id: string) => void,
): void {
  const inBand = new Set<Element>();
  let atEnd = false;
  let current: string | null = null;
  const tell = () => {
    const read = atEnd ? sections.at(-1) : sections.findLast((section) => inBand.has(section));
    // Between two sections the one before is still being read.
    if (read === undefined || read.id === current) return;
    current = read.id;
    onSection(current);
  };
  const bandObserver = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inBand.add(target);
        else inBand.delete(target);
      }
      tell();
    },
    { rootMargin: BAND },
  );
  for (const section of sections) bandObserver.observe(section);
  if (end === null) return;
  new IntersectionObserver((entries) => {
    atEnd = entries.at(-1)?.isIntersecting ?? false;
    tell();
  }).observe(end);
}
