import { expect, it } from 'vitest';
import { Cookies } from './cookies';

const setting = (...values: string[]) => ({
  status: 200,
  headers: values.map((value) => ['Set-Cookie', value] as const),
  body: new Uint8Array(),
});

it('keeps what is set, and forgets what expires', () => {
  const cookies = new Cookies();
  expect(cookies.header).toEqual([]);
  cookies.take(setting('session=abc=; HttpOnly; Path=/', 'b=2'));
  expect(cookies.header).toEqual([['Cookie', 'session=abc=; b=2']]);
  cookies.take(setting('b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0'));
  expect(cookies.header).toEqual([['Cookie', 'session=abc=']]);
});
