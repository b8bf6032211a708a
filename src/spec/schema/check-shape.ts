import type { z } from 'zod';
import { describePath } from '../values/describe-path.ts';
import { describeValue } from '../values/describe-value.ts';
import { hintFor } from '../did-you-mean.ts';
import type { Diagnostic, Path } from '../diagnostic.ts';
import type { IssueCode } from '../issue.ts';
import { knownKeys } from '../yaml/known-keys.ts';
import { misspeltKeys } from '../yaml/misspelt-keys.ts';
import { shapeHint } from './shape-hint.ts';
import { valueAt } from '../yaml/value-at.ts';

type ShapeIssue = z.core.$ZodIssue;

/** A document with mistakes, and the schema that found them. */
type Shaped = {
  readonly schema: z.core.$ZodType;
  readonly data: unknown;
  readonly sourceOf: (path: Path) => string | undefined;
};

/**
 * Validates a document by its schema. Returns the document, typed and with its defaults, or what is wrong.
 *
 * @param sourceOf returns a value as the author wrote it; undefined if it is missing
 */
export function checkShape<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  sourceOf: Shaped['sourceOf'],
): { readonly document: z.output<Schema> } | { readonly diagnostics: readonly Diagnostic[] } {
  const result = schema.safeParse(data);
  if (result.success) return { document: result.data };
  return {
    diagnostics: result.error.issues.flatMap((issue) => toFindings(issue, { schema, data, sourceOf })),
  };
}

function toFindings(issue: ShapeIssue, shaped: Shaped): readonly Diagnostic[] {
  const { data, sourceOf } = shaped;
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  const named = describePath(path, data);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key, shaped));
  if (issue.code === 'invalid_key') {
    const reason = issue.issues[0]?.message ?? 'is not a name';
    return [{ code: 'shape', path, at: 'key', message: `the name ${named} ${reason}` }];
  }
  const nested = issue.code === 'invalid_union' ? furthest(issue.errors) : undefined;
  if (nested)
    return nested.flatMap((inner) => toFindings({ ...inner, path: [...issue.path, ...inner.path] }, shaped));

  const source = sourceOf(path);
  if (source === undefined) return missing(path, shaped);
  const value = valueAt(data, path);
  if (issue.code === 'invalid_value') return [unknownChoice(path, value, issue.values.map(String), source)];
  const found = issue.message.startsWith('must be') ? `, not ${describeValue(value, source)}` : '';
  const message =
    value === null ? `${named} is empty: it ${issue.message}` : `${named} ${issue.message}${found}`;
  const hint = shapeHint(issue.message, value);
  return [{ code: codeFor(issue, path, value), path, message, ...(hint === undefined ? {} : { hint }) }];
}

/** Returns the issues of the alternative that got furthest: `[1, "2"]` is a list with a wrong item. */
function furthest(alternatives: readonly (readonly ShapeIssue[])[]): readonly ShapeIssue[] | undefined {
  return alternatives
    .map((issues) => ({ issues, depth: Math.max(0, ...issues.map(({ path }) => path.length)) }))
    .filter(({ depth }) => depth > 0)
    .toSorted((a, b) => b.depth - a.depth)[0]?.issues;
}

function unknownKey(path: Path, key: string, { schema, data }: Shaped): Diagnostic {
  const known = knownKeys(schema, [...path, key]);
  return {
    code: 'unknown-key',
    path: [...path, key],
    at: 'key',
    message: `unknown key "${key}"${path.length === 0 ? '' : ` in ${describePath(path, data)}`}`,
    hint: hintFor(key, known, `the keys are ${known.join(', ')}`),
  };
}

/** Reports a missing key, unless it is there in a misspelt form: that is already reported. */
function missing(path: Path, { schema, data }: Shaped): readonly Diagnostic[] {
  const key = String(path.at(-1));
  const map = valueAt(data, path.slice(0, -1));
  if (typeof map === 'object' && map !== null && misspeltKeys(map, knownKeys(schema, path)).includes(key))
    return [];
  if (path.length === 1 && key === 'claims') {
    const hint = 'add at least one under "claims"';
    return [{ code: 'no-claims', path: [], message: 'the experiment has no claims', hint }];
  }
  const message = `${describePath(path.slice(0, -1), data)} has no "${key}"`;
  return [{ code: 'shape', path, message, hint: `add "${key}": it is required` }];
}

function unknownChoice(path: Path, value: unknown, known: readonly string[], source: string): Diagnostic {
  const isGuard = path[0] === 'guards';
  const what = isGuard ? 'guard' : `"${path.join('.')}"`;
  const list = `the ${isGuard ? 'guards' : 'choices'} are ${known.join(', ')}`;
  if (typeof value !== 'string') {
    return {
      code: 'shape',
      path,
      message: `${what} must be a name, not ${describeValue(value, source)}`,
      hint: list,
    };
  }
  return {
    code: isGuard ? 'unknown-guard' : 'shape',
    path,
    message: `unknown ${isGuard ? 'guard' : path.join('.')} ${JSON.stringify(value)}`,
    hint: hintFor(value, known, list),
  };
}

function codeFor(issue: ShapeIssue, path: Path, value: unknown): IssueCode {
  if (path.length === 1 && path[0] === 'claims' && (issue.code === 'too_small' || value === null))
    return 'no-claims';
  return path[0] === 'guards' && issue.code === 'custom' ? 'duplicate-id' : 'shape';
}
