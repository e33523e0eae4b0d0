import { expect, it } from 'vitest';
import { passCalls } from '../engine/calls';
import { RecordKind } from '../engine/ring';
import { closePort, openPort } from './exchange';

function call(text: string) {
  return { kind: RecordKind.Call, thread: 0, microseconds: 0, text, worker: 0 };
}

/** Passes these pieces on, and resolves with the lines that come back once the answer is complete. */
function replies(...pieces: string[]): Promise<string[]> {
  const lines: string[] = [];
  return new Promise((resolve) => {
    const giveReply = (line: string) => {
      lines.push(line);
      if (/^\d+ [.!]/.test(line)) resolve(lines);
    };
    passCalls(pieces.map(call), { giveReply });
  });
}

it('says that nobody serves', async () => {
  expect(await replies('7 .5000\nGET / HTTP/1.1\r\n\r\n')).toEqual(['7 !']);
  const port = openPort(() => Promise.resolve(new Uint8Array()));
  expect(await replies(`8 .${String(port + 1)}\nGET / HTTP/1.1\r\n\r\n`)).toEqual(['8 !']);
  closePort(port);
  expect(await replies(`9 .${String(port)}\nGET / HTTP/1.1\r\n\r\n`)).toEqual(['9 !']);
});

it('puts a request together, has its connection end, and cuts the answer into lines', async () => {
  let asked = '';
  const port = openPort((request) => {
    asked = Array.from(request, (byte) => String.fromCharCode(byte)).join('');
    return Promise.resolve(Uint8Array.from([65, 10, 255, ...new Uint8Array(4000)]));
  });
  const lines = await replies(
    `3 +${String(port)}\nPOST / HTTP/1.1\r\nConnection: keep-alive\r\nHost: a\r`,
    '3 +\n\r\nConnection: ',
    '3 .\xff',
  );
  closePort(port);
  expect(asked).toBe('POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nConnection: \xff');
  expect(lines.length).toBe(3);
  expect(lines[0]).toMatch(/^3 \+A\u010a\xff\0/);
  expect(lines[0]?.length).toBe(4003);
  expect(lines[1]).toBe('3 +\0\0\0');
  expect(lines[2]).toBe('3 .');
});

it('gives two servers two ports, and refuses an answer that is too long', async () => {
  const first = openPort(() => Promise.resolve(new Uint8Array()));
  const second = openPort(() => Promise.resolve(new Uint8Array((1 << 20) + 1)));
  expect([first, second]).toEqual([5000, 5001]);
  const [line] = await replies('1 .5001\nGET / HTTP/1.1\r\n\r\n');
  expect(line).toMatch(/^1 !.*more than 1 MB/);
  closePort(first);
  closePort(second);
});
