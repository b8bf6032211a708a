const keptFor = 60_000; // ms: a browser may ask the reader where to first

/** Hands the reader a file that was made in the page. */
export function saveFile(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptFor);
}

/** A name that every file system takes. */
export function fileName(parts: readonly string[], extension: string): string {
  const name = parts.join('-').replace(/[^\p{L}\p{N}_-]+/gu, '-');
  return `${name || 'picture'}.${extension}`;
}
