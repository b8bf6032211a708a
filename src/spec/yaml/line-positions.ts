import type { Position } from '../../model/experiment/experiment.ts';

/**
 * Makes the function that turns offsets into lines and columns, in UTF-16 units, as editors count. Lines end
 * in "\n".
 */
export function linePositions(text: string): (offset: number) => Position {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}
