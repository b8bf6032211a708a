const keptFor = 60_000; // ms: a browser may ask the reader where to first

/** Hands the reader a file that was made in the page. */
export function saveFile(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptFor);
}

const longest = 40; // of each part, in UTF-16 units: at most 240 bytes of UTF-8 in all, where file systems allow 255

/** A name that every file system takes, and no command takes for a flag. */
export function fileName(parts: readonly string[], extension: string): string {
  const safe = parts.map((part) =>
    part
      .replace(/[^\p{L}\p{N}_]+/gu, '-')
      .slice(0, longest)
      .replace(/^-+|-+$/g, ''),
  );
  return `${safe.filter(Boolean).join('-') || 'picture'}.${extension}`;
}
