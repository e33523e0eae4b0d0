import { describe, expect, it } from 'vitest';
import { header, readAnswer, writeRequest } from './http';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (data: Uint8Array) => new TextDecoder().decode(data);

describe('requests', () => {
  it('have a length and one connection each', () => {
    const written = writeRequest({
      method: 'POST',
      path: '/likes?a=ä',
      headers: [['X-A', '1'], ['Host', 'evil'], ['Content-Length', '99']],
      body: bytes('q=1'),
    });
    expect(text(written)).toBe(
      'POST /likes?a=%C3%A4 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-A: 1\r\nContent-Length: 3\r\n\r\nq=1',
    );
  });

  it('cannot be split in two by what stands in them', () => {
    const written = writeRequest({
      method: 'GET',
      path: '/a\r\nX: y',
      headers: [['A\r\nB', 'c\r\n\r\nGET / HTTP/1.1']],
      body: new Uint8Array(),
    });
    expect(text(written).split('\r\n\r\n')).toHaveLength(2);
    expect(text(written).split('\r\n')).toHaveLength(6);
  });
});

describe('answers', () => {
  it('are read with their headers', () => {
    const answer = readAnswer(bytes('HTTP/1.1 404 NOT FOUND\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi'));
    expect(answer.status).toBe(404);
    expect(header(answer, 'content-type')).toBe('text/html');
    expect(text(answer.body)).toBe('hi');
  });

  it('are put together from chunks', () => {
    const answer = readAnswer(
      bytes('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n'),
    );
    expect(text(answer.body)).toBe('abcde');
  });

  it('that never came are told as such', () => {
    expect(readAnswer(new Uint8Array()).status).toBe(502);
  });
});
