/** Numbers as people read them, and rows as a Markdown table. */

export function milliseconds(seconds) {
  const value = seconds * 1000;
  return `${value < 20 ? value.toFixed(1) : Math.round(value)} ms`;
}

export function kilobytes(bytes) {
  return `${Math.round(bytes / 1000).toLocaleString('en')} KB`;
}

/** How many times `other` our number is. */
export function times(ours, other) {
  return `${(ours / other).toFixed(2)}×`;
}

/** Whether a measurement keeps within what the project promises. */
export function bar(kept, promise) {
  return `${kept ? 'yes' : '**no**'}: ${promise}`;
}

export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The middle one of several measurements. */
export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/** The value that `share` of the numbers do not exceed. */
export function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** The geometric mean, which is the one to take of ratios; NaN of none. */
export function geometricMean(numbers) {
  return Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);
}
