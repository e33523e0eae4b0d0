/** Loads MicroPython in a page and runs one program in it. */
import { loadMicroPython } from '/micropython/micropython.mjs';

let lines = [];
const python = await loadMicroPython({
  heapsize: 8 * 1024 * 1024,
  linebuffer: true,
  stdout: (line) => lines.push(line),
});

/** Runs a program and returns what it printed. Its clock goes by another name here. */
window.runProgram = async (source) => {
  lines = [];
  await python.runPythonAsync(
    source.replaceAll('time.perf_counter()', '(time.ticks_us() / 1000000)'),
  );
  return lines.join('\n');
};
