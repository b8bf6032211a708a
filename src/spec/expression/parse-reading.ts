import type { SettingValue } from '../../model/experiment/settings.ts';
import { parseNumber } from '../values/parse-number.ts';
import { parseValue } from '../values/parse-value.ts';
import type { Reading } from '../../model/experiment/statement.ts';
import type { TokenCursor } from './token-cursor.ts';

/** The columns of a reading's names, for diagnostics on them. */
export type ReadingMarks = {
  readonly metric: number;
  readonly parameter?: number;
  /** By axis, `epoch` included. */
  readonly bindings: ReadonlyMap<string, number>;
};

export type MarkedReading = { readonly reading: Reading; readonly marks: ReadingMarks };

const example = 'write axis=value, e.g. testLoss(lambda=5, epoch=3)';

/**
 * Parses name ["(" [name ","] binding {"," binding} ")"]. `norm` needs the bare name of a parameter, and
 * nothing else takes one.
 */
export function parseReading(cursor: TokenCursor): MarkedReading | undefined {
  const metric = cursor.peek();
  if (metric.kind !== 'name') return cursor.expected('a metric', 'e.g. testLoss(lambda=5)');
  cursor.next();
  const isNorm = metric.text === 'norm';
  const index = cursor.accept('[') ? parseIndex(cursor) : undefined;
  if (cursor.error()) return undefined;
  const entry = index === undefined ? {} : { index };
  if (!cursor.accept('(')) {
    if (isNorm)
      return cursor.fail(
        metric,
        'norm does not say of which parameter',
        'write norm(w) or norm(w, lambda=5)',
      );
    return {
      reading: { metric: metric.text, ...entry, at: {} },
      marks: { metric: metric.column, bindings: new Map() },
    };
  }
  const parameter = isNorm ? parseParameter(cursor) : undefined;
  if (isNorm && parameter === undefined) return undefined;
  const closed = isNorm && cursor.accept(')');
  if (isNorm && !closed && !cursor.accept(',')) return cursor.expected('"," or ")"');
  const bindings = closed ? new Map<string, Bound>() : parseBindings(cursor);
  if (bindings === undefined) return undefined;

  const epoch = bindings.get('epoch');
  const axes = [...bindings]
    .filter(([axis]) => axis !== 'epoch')
    .map(([axis, { value }]) => [axis, value] as const);
  return {
    reading: {
      metric: metric.text,
      ...entry,
      ...(parameter === undefined ? {} : { parameter: parameter.text }),
      at: Object.fromEntries(axes),
      ...(typeof epoch?.value === 'number' ? { epoch: epoch.value } : {}),
    },
    marks: {
      metric: metric.column,
      ...(parameter === undefined ? {} : { parameter: parameter.column }),
      bindings: new Map([...bindings].map(([axis, { column }]) => [axis, column])),
    },
  };
}

/** Parses the index of a parameter's value, from 0, and its closing bracket. */
function parseIndex(cursor: TokenCursor): number | undefined {
  const start = cursor.peek();
  const index = parseNumber(cursor);
  if (index === undefined) return undefined;
  if (!Number.isInteger(index) || index < 0)
    return cursor.fail(start, `[${index}] names no value`, 'the values of a parameter count from 0: w[0]');
  return cursor.accept(']') ? index : cursor.expected('"]"', 'one index, row by row: w[5]');
}

function parseParameter(cursor: TokenCursor): { text: string; column: number } | undefined {
  if (cursor.peek().kind !== 'name')
    return cursor.expected('a parameter', 'write norm(w) or norm(w, lambda=5)');
  if (cursor.peek(1).text === '=') {
    return cursor.fail(
      cursor.peek(),
      'norm does not say of which parameter',
      'write norm(w) or norm(w, lambda=5)',
    );
  }
  return cursor.next();
}

type Bound = { readonly value: SettingValue; readonly column: number };

function parseBindings(cursor: TokenCursor): Map<string, Bound> | undefined {
  const bindings = new Map<string, Bound>();
  do {
    const axis = cursor.peek();
    if (axis.kind !== 'name') return cursor.expected('an axis', example);
    cursor.next();
    if (bindings.has(axis.text))
      return cursor.fail(axis, `${axis.text} is bound twice`, 'bind each axis once');
    if (!cursor.accept('=')) return cursor.expected(`"=" after ${axis.text}`, example);
    const start = cursor.peek();
    const value = axis.text === 'epoch' ? parseNumber(cursor) : parseValue(cursor);
    if (value === undefined) return undefined;
    if (axis.text === 'epoch' && !Number.isInteger(value)) {
      return cursor.fail(start, `epoch=${start.text} is not a whole number`, 'epochs count from 1');
    }
    bindings.set(axis.text, { value, column: axis.column });
  } while (cursor.accept(','));
  if (cursor.accept(')')) return bindings;
  const isText = [...bindings.values()].some(({ value }) => typeof value === 'string');
  const follows = ['name', 'number'].includes(cursor.peek().kind);
  return cursor.expected(
    '"," or ")"',
    isText && follows ? 'a text of several words stands in quotes' : undefined,
  );
}
