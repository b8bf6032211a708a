import { runInNewContext } from 'node:vm';
import type { Experiment, GuardName } from '../../model/experiment/experiment.ts';
import type { Defect } from '../../model/experiment/defect.ts';
import { hintFor } from '../../spec/did-you-mean.ts';
import { UsageError } from '../context.ts';
import type { Pattern } from '../options.ts';

/** The guard that every verdict rests on is selected with any other. */
const always = 'reproducible' satisfies GuardName;

/**
 * Returns the ids of the claims and guards that a pattern matches, and `reproducible`; undefined without a
 * pattern.
 *
 * @throws UsageError if the pattern matches none
 */
export function selectChecks(
  experiments: readonly Experiment[],
  pattern: Pattern | undefined,
): ReadonlySet<string> | undefined {
  const ids = experiments.flatMap(({ claims, guards }) => [
    ...claims.map(({ id }) => id),
    ...guards.map(({ name }) => name),
  ]);
  const selected = select(ids, pattern, 'claim or guard');
  return selected && new Set([...selected, always]);
}

/**
 * Returns those of the ids of claims that a pattern matches; undefined without a pattern.
 *
 * @throws UsageError if the pattern matches none
 */
export function selectClaims(
  ids: readonly string[],
  pattern: Pattern | undefined,
): ReadonlySet<string> | undefined {
  return select(ids, pattern, 'claim with a map');
}

/**
 * Returns the ids of the defects that a pattern matches; undefined without a pattern.
 *
 * @throws UsageError if the pattern matches none
 */
export function selectDefects(
  defects: readonly Pick<Defect, 'id'>[],
  pattern: Pattern | undefined,
): ReadonlySet<string> | undefined {
  return select(
    defects.map(({ id }) => id),
    pattern,
    'defect',
  );
}

function select(
  ids: readonly string[],
  pattern: Pattern | undefined,
  what: string,
): ReadonlySet<string> | undefined {
  if (pattern === undefined) return undefined;
  const known = [...new Set(ids)]; // experiments may share them
  const selected = matching(known, pattern);
  if (selected.length === 0) {
    const hint = hintFor(pattern.typed, known, `there are ${known.join(', ')}`);
    throw new UsageError(`--grep ${pattern.typed} matches no ${what}; ${hint}`);
  }
  return new Set(selected);
}

/** Milliseconds that all ids may take: a pattern such as ^(a+)+$ needs years for thirty letters. */
const patternTime = 1000;

/** @throws UsageError if the pattern takes too long */
function matching(ids: readonly string[], { typed, regex }: Pattern): readonly string[] {
  const found: string[] = [];
  let at = '';
  const match = () => {
    for (at of ids) if (regex.test(at)) found.push(at);
  };
  try {
    runInNewContext('match()', { match }, { timeout: patternTime }); // a match can be ended in no other way
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new UsageError(
      `--grep ${typed} takes too long for "${at}": a repetition inside a repetition, as in (a+)+, tries every way to part it`,
      { cause: error },
    );
  }
  return found;
}

/** Returns true if an experiment has a selected check; `reproducible`, always selected, counts only alone. */
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
