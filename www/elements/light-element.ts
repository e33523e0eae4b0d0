import { LitElement } from 'lit';

/**
 * An element that draws into the document itself, not into a shadow tree: the browser's search
 * finds its text, and one stylesheet serves the page.
 */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
