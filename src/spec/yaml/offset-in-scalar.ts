import type { Scalar } from 'yaml';

/**
 * Returns the offset in the YAML of a column of a text. Folding and indentation change white space alone, so
 * the n-th character that is not white space is the n-th in both.
 *
 * @param column counted from 1 in the scalar's value; one beyond its last character for its end
 */
export function offsetInScalar(yaml: string, scalar: Scalar, column: number): number {
  if (typeof scalar.value !== 'string' || !scalar.range) return scalar.range?.[0] ?? 0;
  const ahead = countSolid(scalar.value.slice(0, column - 1));
  const [start, end] = bodyOf(yaml, scalar, scalar.range);
  const unit = scalar.type === 'QUOTE_DOUBLE' ? escapeOrSolid : /\S/g;
  let seen = 0;
  let after = start;
  for (const match of yaml.slice(start, end).matchAll(unit)) {
    const width = solidWidth(match[0], scalar.type);
    if (width === 0) continue;
    // A unit may spell more than one character of the value: an escaped surrogate pair cannot be split.
    if (seen + width > ahead) return start + match.index;
    seen += width;
    after = start + match.index + match[0].length;
  }
  return after;
}

// In single quotes only '' is spelled otherwise. No text that is looked into may hold it, since it is the
// first mistake itself.
const escapeOrSolid = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^])|\S/g;

/** Returns how many characters of the value, apart from white space, a unit of source spells. */
function solidWidth(unit: string, type: string | undefined): number {
  if (type !== 'QUOTE_DOUBLE' || !unit.startsWith('\\')) return 1;
  const code = /^\\[xuU]([\da-fA-F]+)$/.exec(unit)?.[1];
  if (code !== undefined) return countSolid(codePoint(Number.parseInt(code, 16)));
  return /^\\[tnvfrLP_\s]$/.test(unit) ? 0 : 1; // white space, or an escaped line end, which is nothing
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

function countSolid(text: string): number {
  return text.match(/\S/g)?.length ?? 0;
}

function bodyOf(
  yaml: string,
  scalar: Scalar,
  [start, end]: readonly [number, number, number],
): readonly [number, number] {
  const isBlock = scalar.type === 'BLOCK_FOLDED' || scalar.type === 'BLOCK_LITERAL';
  if (isBlock) return [yaml.indexOf('\n', start) + 1, end];
  const isQuoted = scalar.type === 'QUOTE_SINGLE' || scalar.type === 'QUOTE_DOUBLE';
  return isQuoted ? [start + 1, end - 1] : [start, end];
}
