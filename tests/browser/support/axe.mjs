/** What axe finds serious or critical on a page, in words. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The faults, each with the first places it was found in. */
export async function faultsOf(page) {
  // Not as a script element, which the page's policy forbids.
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const options = { resultTypes: ['violations'] };
    return (await window.axe.run(document, options)).violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      places: nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} — ${failureSummary}`),
    }));
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, places }) => `${impact}: ${id} (${places.length}): ${places.slice(0, 3).join(' | ')}`);
}
