/** Gives the reader a file. */
export function download(contents: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(contents);
  link.download = name;
  link.click();
  // The browser has begun to read it by the time of the next task.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  });
}
