import { columnsOf } from './wrap-text.ts';

const gap = 3;

/** Items in as many equal columns as fit, read downwards; an item is never broken, so one too wide stands alone in its line. */
export function layOut(items: readonly string[], width: number): readonly string[] {
  const widest = Math.max(0, ...items.map(columnsOf));
  const most = Math.max(1, Math.floor((width + gap) / (widest + gap)));
  const lines = Math.ceil(items.length / most);
  return Array.from({ length: lines }, (_, line) =>
    items
      .filter((_, i) => i % lines === line)
      .map((item) => item + ' '.repeat(widest + gap - columnsOf(item)))
      .join('')
      .trimEnd(),
  );
}
