/**
 * Measurements as a table that a program can read: every single one, not only what was made of them.
 * What is written is read again by the same functions, so that a figure can be drawn anew from it.
 */

/** Everything that was measured of one thing. */
export interface Measured {
  /** What was measured. */
  row: string;
  /** Under which circumstances, such as `2 threads`. */
  series: string;
  /** The measurements, in the order they were made. */
  samples: number[];
}

const HEADER = ['figure', 'row', 'series', 'sample', 'value'];

/** As CSV (RFC 4180), a line for each measurement; the first column names the figure it belongs to. */
export function toCsv(figure: string, measured: readonly Measured[]): string {
  const lines = measured.flatMap(({ row, series, samples }) =>
    samples.map((value, index) => [figure, row, series, String(index + 1), String(value)]),
  );
  return [HEADER, ...lines].map((line) => line.map(quoted).join(',') + '\r\n').join('');
}

/** What `toCsv` wrote; throws an error that names the line where the text is something else. */
export function fromCsv(text: string): { figure: string; measured: Measured[] } {
  const found = new Map<string, Measured>();
  let figure = '';
  for (const [index, [name, row, series, , value]] of records(text).entries()) {
    if (index === 0) continue;
    const number = Number(value);
    if (name === undefined || row === undefined || series === undefined || value === undefined || Number.isNaN(number)) {
      throw new Error(`line ${String(index + 1)} is not ${HEADER.join(',')}`);
    }
    const key = JSON.stringify([row, series]);
    const measured = found.get(key) ?? { row, series, samples: [] };
    measured.samples.push(number);
    figure = name;
    found.set(key, measured);
  }
  return { figure, measured: [...found.values()] };
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function records(text: string): string[][] {
  const all: string[][] = [];
  let record: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  for (let match = field.exec(text); match !== null; match = field.exec(text)) {
    const [whole, inQuotes, plain, end] = match;
    if (whole === '' && record.length === 0) break;
    record.push(inQuotes?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    all.push(record);
    record = [];
    if (end === '') break;
  }
  return all;
}
