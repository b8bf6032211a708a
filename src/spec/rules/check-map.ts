import { hintFor } from '../did-you-mean.ts';
import type { ClaimMap, MapAxis } from '../../model/experiment/claim-map.ts';
import type { ClaimDraft } from '../schema/draft.ts';
import type { Diagnostic, Path } from '../diagnostic.ts';
import { heldAxes } from './claim-axes.ts';
import { metricKind } from './metric-kind.ts';
import { parseAxisValues } from '../values/parse-axis-values.ts';
import type { Scope } from '../checking-scope.ts';
import { isNumeric } from '../values/setting-text.ts';
import { readingsOf, type Reading, type Statement } from '../../model/experiment/statement.ts';

export type CheckedMap = { readonly diagnostics: readonly Diagnostic[]; readonly map?: ClaimMap };

/**
 * Parses a claim's map, and checks that the claim can be judged along both of its axes.
 *
 * @param statement undefined if diagnostics say why there is none
 * @param path of the map
 */
export function checkMap(
  scope: Scope,
  claim: Pick<ClaimDraft, 'with' | 'map'>,
  statement: Statement | undefined,
  path: Path,
): CheckedMap {
  // The schema has reported a map that is none.
  if (claim.map === undefined || claim.map === null) return { diagnostics: [] };
  const axes: MapAxis[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [name, written] of Object.entries(claim.map)) {
    const unordered = checkOrder(scope, claim, name, [...path, name]);
    diagnostics.push(...checkName(scope, claim, name, [...path, name]), ...unordered);
    if (written === null || unordered.length > 0) continue;
    const parsed = parseAxisValues(written);
    if ('error' in parsed) {
      diagnostics.push(shape([...path, name], parsed.error, 'e.g. epoch: 1..20, or a list of numbers'));
      continue;
    }
    axes.push({ name, values: parsed.values });
    if (name === 'epoch') diagnostics.push(...checkEpochs(scope, claim, parsed.values, [...path, name]));
  }
  diagnostics.push(...checkStatement(scope, statement, Object.keys(claim.map), path));
  const [first, second, ...others] = axes;
  return first && second && others.length === 0
    ? { diagnostics, map: { axes: [first, second] } }
    : { diagnostics };
}

function shape(path: Path, message: string, hint: string): Diagnostic {
  return { code: 'shape', path, message, hint };
}

function checkName(
  { sweep, states }: Scope,
  claim: Pick<ClaimDraft, 'with'>,
  name: string,
  path: Path,
): readonly Diagnostic[] {
  if (sweep === null || states === null || claim.with === null) return [];
  const known = [
    ...new Set([...Object.keys(sweep), ...Object.keys(claim.with), ...Object.keys(states), 'epoch']),
  ];
  if (known.includes(name)) return [];
  return [
    {
      code: 'unknown-axis',
      path,
      at: 'key',
      message: `"${name}" in "map" is neither swept nor stated`,
      hint: hintFor(name, known, `the axes of a map can be ${known.join(', ')}`),
    },
  ];
}

/**
 * Reports an axis of texts. Texts have no order, and a map shows where a claim starts to hold along two
 * ordered axes.
 */
function checkOrder(
  scope: Scope,
  claim: Pick<ClaimDraft, 'with'>,
  name: string,
  path: Path,
): readonly Diagnostic[] {
  const held = heldAxes(scope, claim)?.get(name)?.values ?? [];
  if (isNumeric(held)) return [];
  const message = `"${name}" is no axis for a map: its values are not numbers, and stand in no order`;
  const hint = 'bind it in "expect", and map the claim along two other axes';
  return [{ code: 'unknown-axis', path, at: 'key', message, hint }];
}

/**
 * Checks the epochs of a map. They count from 1, and the number that the code takes must be known, so that
 * runs can be made longer.
 */
function checkEpochs(
  { states, sweep }: Scope,
  claim: Pick<ClaimDraft, 'with' | 'map'>,
  values: readonly number[],
  path: Path,
): readonly Diagnostic[] {
  const wrong = values.find((epoch) => !Number.isInteger(epoch) || epoch < 1);
  const diagnostics: Diagnostic[] =
    wrong === undefined
      ? []
      : [{ code: 'unknown-value', path, message: `there is no epoch ${wrong}`, hint: 'epochs count from 1' }];
  if (Object.hasOwn(claim.map ?? {}, 'epochs'))
    diagnostics.push(
      shape(path, 'a map has epoch or epochs, not both', 'keep "epoch": runs are made as long as it needs'),
    );
  if (states === null || sweep === null || claim.with === null) return diagnostics;
  if ([states, claim.with].some((each) => Object.hasOwn(each, 'epochs'))) return diagnostics;
  return [
    ...diagnostics,
    {
      code: 'unknown-setting',
      path,
      at: 'key',
      message: 'a map along epoch needs to know how many the code takes',
      hint: 'add "epochs" to "states", with the value that the chapter\'s code uses',
    },
  ];
}

function checkStatement(
  scope: Scope,
  statement: Statement | undefined,
  names: readonly string[],
  path: Path,
): readonly Diagnostic[] {
  if (statement === undefined) return [];
  if (statement.kind !== 'comparison')
    return [
      shape(
        path,
        'only a comparison can be mapped',
        'e.g. expect: trainLoss(lambda=5) > trainLoss(lambda=0)',
      ),
    ];
  if (!names.includes('epoch')) return [];
  const open = readingsOf(statement).filter(
    (reading) => reading.epoch === undefined && metricKind(scope, reading) !== 'truth',
  );
  if (open.length === 0) {
    const message = 'nothing changes along epoch: every reading has an epoch of its own';
    return [
      {
        code: 'unknown-axis',
        path: [...path, 'epoch'],
        at: 'key',
        message,
        hint: 'leave epoch=… out of "expect"',
      },
    ];
  }
  return open
    .filter((reading) => metricKind(scope, reading) === 'derived')
    .map((reading) => ({
      code: 'unknown-axis',
      path: [...path, 'epoch'],
      at: 'key',
      message: `${nameOf(reading)} follows from the final parameters: it is known at the last epoch alone`,
      hint: 'map it along "epochs", or name a metric that is reported after each epoch',
    }));
}

function nameOf({ metric, parameter }: Reading): string {
  return parameter === undefined ? metric : `norm(${parameter})`;
}
