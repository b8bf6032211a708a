import { checkSettings } from './check-settings.ts';
import { hintFor } from '../did-you-mean.ts';
import type { ChangedStream, RelationDraft } from '../schema/draft.ts';
import type { SettingValue } from '../../model/experiment/settings.ts';
import type { Diagnostic, Path } from '../diagnostic.ts';
import { lawOf } from './law-of.ts';
import { streamChanges } from '../schema/relation-schema.ts';
import type { Partly, Scope } from '../checking-scope.ts';
import { printValue } from '../values/setting-text.ts';

/** Checks that a relation changes something, and states an effect on known quantities. */
export function checkRelation(scope: Scope, relation: RelationDraft, path: Path): readonly Diagnostic[] {
  return [
    ...checkSettings(scope, relation.with, [...path, 'with']),
    ...checkSettings(scope, relation.changes, [...path, 'changes']),
    ...checkChanges(scope, relation, path),
    ...checkStated(relation, path),
    ...checkQuantities(scope, relation, path),
  ];
}

function checkChanges(scope: Scope, relation: RelationDraft, path: Path): readonly Diagnostic[] {
  const { changes, streams } = relation;
  const isEmpty = changes !== null && streams !== null && Object.keys(changes).length + streams.length === 0;
  const nothing: Diagnostic = {
    code: 'empty-relation',
    path,
    message: `${nameOf(relation)} changes nothing: its two runs are one`,
    hint: 'add "streams" or "changes"',
  };
  const unchanged = Object.entries(changes ?? {}).filter(
    ([key, value]) => value !== null && value === settingOf(scope, relation, key),
  );
  return [
    ...(isEmpty ? [nothing] : []),
    ...unchanged.map(([key, value]): Diagnostic => ({
      code: 'empty-relation',
      path: [...path, 'changes', key],
      message: `"${key}" is ${value === null ? '' : printValue(value)} in the first run as well`,
      hint: 'give it another value',
    })),
    ...(streams ?? []).flatMap((stream, index) =>
      stream === null ? [] : checkStream(stream, [...path, 'streams', index]),
    ),
  ];
}

/**
 * Returns the first run's value of a setting, as far as the experiment says. That run is in the last cell of
 * the sweep.
 */
function settingOf({ sweep, states }: Scope, relation: RelationDraft, key: string): unknown {
  const own = [relation.with, lastCell(sweep), states];
  return own.find((map) => map !== null && Object.hasOwn(map, key))?.[key];
}

function lastCell(sweep: Scope['sweep']): Partly<SettingValue> {
  return sweep === null
    ? null
    : Object.fromEntries(Object.entries(sweep).map(([axis, values]) => [axis, values?.at(-1) ?? null]));
}

function checkStream(stream: ChangedStream, path: Path): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const made = streamChanges.filter((key) => stream[key] !== undefined);
  if (made.length !== 1) {
    const what = made.length === 0 ? 'does not say what it gives instead' : `has both ${made.join(' and ')}`;
    const message = `the stream "${stream.stream}" ${what}`;
    const hint = `write one of ${streamChanges.join(', ')}`;
    diagnostics.push({ code: 'shape', path, message, hint });
  }
  if (stream.scale === 0) {
    const message = 'a factor of 2^0 changes nothing';
    diagnostics.push({ code: 'empty-relation', path: [...path, 'scale'], message, hint: 'e.g. scale: 2^3' });
  }
  const [from = 0, to = 1] = stream.rows ?? [];
  if (from >= to) {
    const message = `the rows ${from} to ${to} are none: the second number is the first row beyond them`;
    const hint = from > to ? `write [${to}, ${from}]` : `write [${from}, ${from + 1}] for row ${from} alone`;
    diagnostics.push({ code: 'shape', path: [...path, 'rows'], message, hint });
  }
  return diagnostics;
}

function checkStated(relation: RelationDraft, path: Path): readonly Diagnostic[] {
  const { keeps, scales, moves } = relation;
  if (keeps === null || scales === null || moves === null) return [];
  if (keeps.length + Object.keys(scales).length + moves.length > 0) return [];
  const message = `${nameOf(relation)} states nothing of what comes of its changes`;
  return [{ code: 'empty-relation', path, message, hint: 'add "keeps", "scales" or "moves"' }];
}

type Named = {
  readonly key: string;
  readonly quantity: string;
  readonly place: Pick<Diagnostic, 'path' | 'at'>;
};

function checkQuantities(scope: Scope, relation: RelationDraft, path: Path): readonly Diagnostic[] {
  const listed = (key: 'keeps' | 'moves'): readonly Named[] =>
    (relation[key] ?? []).map((quantity, index) => ({
      key,
      quantity,
      place: { path: [...path, key, index] },
    }));
  const scaled = Object.keys(relation.scales ?? {}).map((quantity): Named => ({
    key: 'scales',
    quantity,
    place: { path: [...path, 'scales', quantity], at: 'key' },
  }));
  const all = [...listed('keeps'), ...scaled, ...listed('moves')];
  return all.flatMap(({ key, quantity, place }, index): Diagnostic[] => {
    const before = all.slice(0, index).find((entry) => entry.quantity === quantity);
    const message = `"${quantity}" stands in both "${before?.key}" and "${key}"`;
    const twice: Diagnostic = { code: 'duplicate-id', ...place, message, hint: 'it can do but one of them' };
    return [...checkQuantity(scope, quantity, place), ...(before === undefined ? [] : [twice])];
  });
}

/**
 * Checks a quantity's name. Without a law any name passes, since it may be that of a parameter, which no
 * experiment declares.
 */
function checkQuantity(scope: Scope, quantity: string, place: Named['place']): readonly Diagnostic[] {
  const law = lawOf(scope.law);
  if (!law || law.reported.includes(quantity) || law.parameters.includes(quantity)) return [];
  const known = [...law.parameters, ...law.reported];
  const list = `known are the parameters ${law.parameters.join(', ')} and the metrics ${law.reported.join(', ')}`;
  const isDerived = law.derived.includes(quantity) || law.truths.includes(quantity);
  return [
    {
      code: 'unknown-metric',
      ...place,
      message: isDerived
        ? `${quantity} follows from others: a relation is of what the subject returns`
        : `unknown quantity "${quantity}"`,
      hint: isDerived ? list : hintFor(quantity, known, list),
    },
  ];
}

function nameOf({ id }: RelationDraft): string {
  return id === null ? 'the relation' : `relation "${id}"`;
}
