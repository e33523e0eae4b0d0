/** Loads Pyodide in a page and runs one program in it. */
import { loadPyodide } from '/pyodide/pyodide.mjs';

const python = await loadPyodide();

/** Runs a program and returns what it printed. */
window.runProgram = async (source) => {
  const lines = [];
  python.setStdout({ batched: (line) => lines.push(line) });
  await python.runPythonAsync(source);
  return lines.join('\n');
};
