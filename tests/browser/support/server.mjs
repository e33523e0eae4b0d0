/** The server panel of a page, as a lecturer with a program of their own uses it. */

/** Writes a program and directives into the panel and starts the server; resolves once it serves. */
export async function startServer(panel, program, directives) {
  await panel.locator('[data-part="program"]').evaluate((area, text) => {
    area.value = text;
    area.dispatchEvent(new window.Event('input', { bubbles: true }));
  }, program);
  await panel.locator('[data-part="directives"]').fill(directives);
  await panel.locator('[data-action="start"]').click();
  await panel.and(panel.page().locator('[data-state="serving"]')).waitFor();
}
