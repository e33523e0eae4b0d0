/**
 * Turns a section's HTML into nodes. The HTML comes from our own renderer, which escapes what an
 * author writes as HTML and checks addresses; this list of what may pass is the second lock on the
 * same door, because a lecture may be anybody's file.
 */

const ELEMENTS = new Set(
  (
    'a abbr b blockquote br code dd del details div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i ' +
    'img input kbd li mark ol p pre s section small span strong sub summary sup table tbody td ' +
    'tfoot th thead tr ul var'
  ).split(' '),
);

const ATTRIBUTES = new Set(
  'align alt checked class colspan dir disabled height href id lang rowspan scope src start title type width'.split(
    ' ',
  ),
);

/** The renderer's word for how a table's column is aligned; no other style may pass. */
const ALIGNMENT = /^text-align: (left|right|center)$/;

const ADDRESSES = new Set(['href', 'src']);
const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** The nodes of `html`, without any element, attribute or address that is not on the list. */
export function safeHtml(html: string): DocumentFragment {
  // The content of a template is inert: nothing in it loads or runs before it is cleaned.
  const template = document.createElement('template');
  template.innerHTML = html;
  for (const element of template.content.querySelectorAll('*')) {
    if (!ELEMENTS.has(element.localName)) element.remove();
    else for (const { name, value } of [...element.attributes]) clean(element, name, value);
  }
  return template.content;
}

function clean(element: Element, name: string, value: string): void {
  const allowed =
    name === 'style'
      ? ALIGNMENT.test(value)
      : ATTRIBUTES.has(name) && (!ADDRESSES.has(name) || isSafe(value));
  if (!allowed) element.removeAttribute(name);
}

function isSafe(address: string): boolean {
  try {
    return SCHEMES.has(new URL(address, document.baseURI).protocol);
  } catch {
    return false;
  }
}
