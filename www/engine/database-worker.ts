/**
 * The worker that has SQLite, for programs on a pool of workers: a database is another process. It hears of
 * questions through words of the engine's memory (`src/wasm/mailbox.rs`) and is asleep in between.
 */
import { Sqlite } from './sqlite';

/** What it is told to begin with. */
export interface DatabasePlaces {
  memory: WebAssembly.Memory;
  /** Address of the words. */
  mailbox: number;
  /** Address of the word that is not 0 when the run is to stop; 0 when there is none. */
  stop: number;
}

const [ASKED, MEASURED, ROOM, ANSWERED] = [1, 2, 3, 4];
/** Which word is what. */
const [STATE, PLACE, LENGTH, ROOM_PLACE, ROOM_LENGTH, THERE] = [0, 1, 2, 3, 4, 5];

async function serve({ memory, mailbox, stop }: DatabasePlaces): Promise<never> {
  const words = new Int32Array(memory.buffer, mailbox, 6);
  const stopped = new Int32Array(memory.buffer, stop, 1);
  const sqlite = await Sqlite.open(() => stop !== 0 && Atomics.load(stopped, 0) !== 0);
  Atomics.store(words, THERE, 1);
  self.postMessage('there');
  let answer: Uint8Array = new Uint8Array();
  const give = (bytes: Uint8Array) => {
    new Uint8Array(memory.buffer).set(bytes, Atomics.load(words, ROOM_PLACE) >>> 0);
    say(words, ANSWERED);
  };
  for (;;) {
    const state = Atomics.load(words, STATE);
    if (state === ASKED) {
      // The memory may have grown since, which its old buffer does not show.
      answer = sqlite.ask(new Uint8Array(memory.buffer).slice(...stretch(words)));
      const fits = answer.length <= Atomics.load(words, ROOM_LENGTH);
      Atomics.store(words, ROOM_LENGTH, answer.length);
      if (fits) give(answer);
      else say(words, MEASURED);
    } else if (state === ROOM) {
      give(answer);
    } else {
      Atomics.wait(words, STATE, state);
    }
  }
}

function stretch(words: Int32Array): [from: number, to: number] {
  const from = Atomics.load(words, PLACE) >>> 0;
  return [from, from + Atomics.load(words, LENGTH)];
}

function say(words: Int32Array, word: number): void {
  Atomics.store(words, STATE, word);
  Atomics.notify(words, STATE);
}

self.onmessage = ({ data }: MessageEvent<DatabasePlaces>) => {
  serve(data).catch((error: unknown) => {
    self.postMessage(String(error));
  });
};
