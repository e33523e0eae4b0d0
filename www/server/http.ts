/** HTTP/1.1 messages as bytes: requests for the server in the page, and its answers. */

export interface HttpRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: Uint8Array;
}

export interface HttpAnswer {
  status: number;
  headers: readonly (readonly [name: string, value: string])[];
  body: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

/** What an author of a page must not decide about a message. */
const OWN_HEADERS = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'expect']);

/** The bytes of a request that gets one answer and then the connection's end. */
export function writeRequest({ method, path, headers, body }: HttpRequest): Uint8Array<ArrayBuffer> {
  const plain = (text: string) => text.replace(/[\r\n\0]/g, '');
  const lines = [
    `${plain(method).replaceAll(' ', '')} ${encodeURI(plain(path)).replaceAll('%25', '%')} HTTP/1.1`,
    'Host: localhost',
    'Connection: close',
    ...headers
      .filter(([name]) => !OWN_HEADERS.has(name.toLowerCase()))
      .map(([name, value]) => `${plain(name)}: ${plain(value)}`),
    ...(body.length > 0 || method === 'POST' ? [`Content-Length: ${String(body.length)}`] : []),
  ];
  const head = encoder.encode(`${lines.join('\r\n')}\r\n\r\n`);
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  return bytes;
}

/** Where two bytes pairs of line ends stand, or -1. */
function endOfHead(bytes: Uint8Array): number {
  for (let at = 0; at + 3 < bytes.length; at += 1) {
    if (bytes[at] === 13 && bytes[at + 1] === 10 && bytes[at + 2] === 13 && bytes[at + 3] === 10) return at;
  }
  return -1;
}

/** Puts together what came in chunks. */
function joined(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const latin = new TextDecoder('latin1');
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    let end = at;
    while (end < bytes.length && bytes[end] !== 13) end += 1;
    const size = Number.parseInt(latin.decode(bytes.subarray(at, end)), 16);
    if (!Number.isFinite(size) || size === 0) break;
    pieces.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let filled = 0;
  for (const piece of pieces) {
    whole.set(piece, filled);
    filled += piece.length;
  }
  return whole;
}

/** Reads a complete answer. What is none is told as 502: the server broke off. */
export function readAnswer(bytes: Uint8Array): HttpAnswer {
  const end = endOfHead(bytes);
  const [first = '', ...lines] = new TextDecoder('latin1').decode(bytes.subarray(0, Math.max(end, 0))).split('\r\n');
  const status = /^HTTP\/1\.1 (\d{3})/.exec(first)?.[1];
  if (status === undefined) {
    return { status: 502, headers: [], body: encoder.encode('The connection was broken off without an answer.') };
  }
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  if (status === '100') return readAnswer(bytes.subarray(end + 4));
  const body = bytes.subarray(end + 4);
  const chunked = headers.some(([name]) => name.toLowerCase() === 'transfer-encoding');
  return { status: Number(status), headers, body: chunked ? joined(body) : new Uint8Array(body) };
}

/** A header's value, whatever its case. */
export function header(answer: HttpAnswer, wanted: string): string | null {
  return answer.headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null;
}
