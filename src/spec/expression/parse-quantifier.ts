import type { Quantifier } from '../../model/experiment/experiment.ts';
import type { ExpressionError } from './token-cursor.ts';

const mostOf = /^\s*most\s+of\s+(?<runs>\S+)\s+runs?\s*$/d;
const atLeast = /^\s*at\s+least\s+(?<percent>[^\s%]+)\s*%\s+of\s+(?<runs>\S+)\s+runs?\s*$/d;
const largestCount = 100_000;

/** Parses how many runs must uphold a claim: `every run`, `most of N runs`, `at least P% of N runs`. */
export function parseQuantifier(
  text: string,
): { readonly quantifier: Quantifier } | { readonly error: ExpressionError } {
  if (/^\s*every\s+run\s*$/.test(text)) return { quantifier: { kind: 'every' } };
  const match = mostOf.exec(text) ?? atLeast.exec(text);
  if (!match) {
    const column = text.length - text.trimStart().length + 1;
    const hint = 'write every run, most of 100 runs, or at least 80% of 100 runs';
    return { error: { column, message: `cannot read "${text.trim()}" as a number of runs`, hint } };
  }
  const columnOf = (group: string): number => (match.indices?.groups?.[group]?.[0] ?? 0) + 1;
  const percent = match.groups?.['percent'];
  if (percent !== undefined && !(isNumber(percent) && Number(percent) > 0 && Number(percent) < 100)) {
    const hint = Number(percent) === 100 ? 'write every run' : 'e.g. at least 80% of 100 runs';
    return {
      error: { column: columnOf('percent'), message: `${percent}% is not between 0% and 100%`, hint },
    };
  }
  const count = match.groups?.['runs'] ?? '';
  const runs = Number(count);
  if (!/^\d+$/.test(count) || runs < 1 || runs > largestCount) {
    const message = `${count} is not a whole number from 1 to ${largestCount}`;
    return { error: { column: columnOf('runs'), message, hint: 'e.g. most of 100 runs' } };
  }
  return {
    quantifier:
      percent === undefined ? { kind: 'most', runs } : { kind: 'at-least', percent: Number(percent), runs },
  };
}

function isNumber(text: string): boolean {
  return /^\+?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text);
}
