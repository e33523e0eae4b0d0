/*
 * The way of an application's page to its server, as the page's first script: a frame without an origin
 * can ask the page around it, and nobody else. `mount` is the path below which the application's pages
 * have addresses of their own, or null where the page around brings them without any.
 */
function bridge(mount) {
  // As the application knows addresses: it believes to be at the top of its site.
  const local = (address) => {
    if (mount === null) return address;
    const { origin, pathname, search } = new URL(address, location.href);
    if (origin !== new URL(location.href).origin) return address;
    return (pathname.startsWith(mount) ? pathname.slice(mount.length - 1) : pathname) + search;
  };
  const mounted = (address) => {
    const path = local(address);
    return path.startsWith('/') ? mount + path.slice(1) : path;
  };
  const waiting = new Map();
  let next = 1;
  const ask = (request) =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve, reject });
      parent.postMessage({ kind: 'fetch', id, ...request }, '*');
    });
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || !waiting.has(data?.id)) return;
    const { resolve, reject } = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error) reject(new TypeError(data.error));
    else resolve(data);
  });
  window.fetch = async (input, options = {}) => {
    const given = input instanceof Request ? input : null;
    const url = local(given ? given.url : String(input));
    const method = (options.method ?? given?.method ?? 'GET').toUpperCase();
    const headers = new Headers(options.headers ?? given?.headers);
    let body = new Uint8Array(given ? await given.arrayBuffer() : []);
    if (options.body != null) {
      // A response knows how every kind of body is written.
      const written = new Response(options.body);
      body = new Uint8Array(await written.arrayBuffer());
      const type = written.headers.get('content-type');
      if (type && !headers.has('content-type')) headers.set('content-type', type);
    }
    const answer = await ask({ url, method, headers: [...headers], body });
    const empty = [101, 204, 205, 304].includes(answer.status);
    return new Response(empty ? null : answer.body, { status: answer.status, headers: answer.headers });
  };
  // As much of the old way to ask as libraries of that time use.
  window.XMLHttpRequest = class extends EventTarget {
    readyState = 0;
    status = 0;
    statusText = '';
    responseText = '';
    responseType = '';
    #asked = null;
    #sent = [];
    #received = new Headers();
    get response() {
      return this.responseType === 'json' ? JSON.parse(this.responseText) : this.responseText;
    }
    open(method, url) {
      this.#asked = { method, url };
      this.#become(1);
    }
    setRequestHeader(name, value) {
      this.#sent.push([name, value]);
    }
    getResponseHeader(name) {
      return this.#received.get(name);
    }
    getAllResponseHeaders() {
      return [...this.#received].map(([name, value]) => `${name}: ${value}\r\n`).join('');
    }
    abort() {
      this.#asked = null;
    }
    async send(body) {
      const asked = this.#asked;
      try {
        const answer = await fetch(asked.url, { method: asked.method, headers: this.#sent, body });
        const text = await answer.text();
        if (asked !== this.#asked) return;
        [this.status, this.responseText, this.#received] = [answer.status, text, answer.headers];
        this.#become(4);
        this.#tell('load');
      } catch {
        this.#become(4);
        this.#tell('error');
      }
      this.#tell('loadend');
    }
    #become(state) {
      this.readyState = state;
      this.#tell('readystatechange');
    }
    #tell(name) {
      const event = new Event(name);
      this[`on${name}`]?.(event);
      this.dispatchEvent(event);
    }
  };
  const go = (url, method = 'GET', fields = '') => {
    const headers = fields === '' ? [] : [['Content-Type', 'application/x-www-form-urlencoded']];
    parent.postMessage({ kind: 'go', id: 0, url, method, headers, body: new TextEncoder().encode(fields) }, '*');
  };
  const submit = (form, submitter) => {
    const url = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
    const fields = new URLSearchParams(new FormData(form, submitter)).toString();
    if (form.method === 'post') go(url, 'POST', fields);
    else go(`${url.split('?')[0]}?${fields}`);
  };
  addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a[href]');
    if (!link || event.defaultPrevented || link.getAttribute('href').startsWith('#')) return;
    if (mount === null) {
      event.preventDefault();
      go(link.getAttribute('href'));
      return;
    }
    link.setAttribute('href', mounted(link.getAttribute('href')) + link.hash);
    link.removeAttribute('target');
  });
  const redirected = (element, name) => {
    const address = element?.getAttribute(name);
    if (address) element.setAttribute(name, mounted(address));
  };
  addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    if (mount === null) {
      event.preventDefault();
      submit(event.target, event.submitter);
      return;
    }
    redirected(event.target, 'action');
    redirected(event.submitter, 'formaction');
  });
  // What a script submits tells no listener.
  const { submit: submitForm } = HTMLFormElement.prototype;
  HTMLFormElement.prototype.submit = function () {
    if (mount === null) {
      submit(this, null);
      return;
    }
    redirected(this, 'action');
    submitForm.call(this);
  };
}
