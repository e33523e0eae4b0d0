/** Finds a function in a Rust file of ours, which rustfmt has laid out. */
export function functionOf(source: string, name: string): string {
  const lines = source.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`fn ${name}(`));
  const end = lines.indexOf('}', start);
  return start < 0 || end < 0 ? '' : lines.slice(start, end + 1).join('\n');
}
