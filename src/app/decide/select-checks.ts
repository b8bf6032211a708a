import type { Experiment, GuardName } from '../../model/experiment/experiment.ts';
import type { Defect } from '../../model/experiment/defect.ts';
import { UsageError } from '../context.ts';

/** The guard that every verdict rests on is selected with any other. */
const always = 'reproducible' satisfies GuardName;

/**
 * Ids of the claims and guards that a pattern matches; undefined without a pattern.
 *
 * @throws UsageError where the pattern is no regular expression, or matches none
 */
export function selectChecks(
  experiments: readonly Experiment[],
  pattern: string | undefined,
): ReadonlySet<string> | undefined {
  const ids = experiments.flatMap(({ claims, guards }) => [
    ...claims.map(({ id }) => id),
    ...guards.map(({ name }) => name),
  ]);
  const selected = select(ids, pattern, 'claim or guard');
  return selected && new Set([...selected, always]);
}

/**
 * Those of some claims' ids that a pattern matches; undefined without a pattern.
 *
 * @throws UsageError where the pattern is no regular expression, or matches none
 */
export function selectClaims(
  ids: readonly string[],
  pattern: string | undefined,
): ReadonlySet<string> | undefined {
  return select(ids, pattern, 'claim with a map');
}

/**
 * Ids of the defects that a pattern matches; undefined without a pattern.
 *
 * @throws UsageError where the pattern is no regular expression, or matches none
 */
export function selectDefects(
  defects: readonly Pick<Defect, 'id'>[],
  pattern: string | undefined,
): ReadonlySet<string> | undefined {
  return select(
    defects.map(({ id }) => id),
    pattern,
    'defect',
  );
}

function select(
  ids: readonly string[],
  pattern: string | undefined,
  what: string,
): ReadonlySet<string> | undefined {
  if (pattern === undefined) return undefined;
  const matches = compile(pattern);
  const selected = ids.filter((id) => matches.test(id));
  if (selected.length === 0)
    throw new UsageError(`--grep ${pattern} matches no ${what}; there are ${ids.join(', ')}`);
  return new Set(selected);
}

function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern);
  } catch (error) {
    throw new UsageError(
      `--grep ${pattern} is no regular expression: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

/** Whether an experiment has anything to decide under a selection. */
export function holdsSelected(
  { claims, guards }: Experiment,
  selected: ReadonlySet<string> | undefined,
): boolean {
  return (
    selected === undefined ||
    claims.some(({ id }) => selected.has(id)) ||
    guards.some(({ name }) => selected.has(name) && (name !== always || selected.size === 1))
  );
}
