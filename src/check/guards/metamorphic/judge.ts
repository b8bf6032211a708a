import type { Cause } from '../../../model/outcome/cause.ts';
import type { Measurement } from '../../check.ts';
import { relationKinds } from '../../../model/outcome/relation-kinds.ts';
import { concludeFindings } from '../../findings/conclude-findings.ts';
import type { MetamorphicMeasurement } from './measurement.ts';
import type { Finding, Verdict } from '../../../model/outcome/verdict.ts';

/** A finding, and its cause if it does not hold. */
type Judged = { readonly finding: Finding; readonly cause: Cause | undefined };

/**
 * Decides each relation by how many values break what it keeps, scales and moves: none may. A relation whose
 * base run diverged is left undecided, whatever its numbers are. One whose changed run alone diverged is
 * broken.
 */
export function judgeMetamorphic(measurements: readonly Measurement<MetamorphicMeasurement>[]): Verdict {
  const unfit = measurements.filter(({ diverged, value }) => diverged?.run === value.other);
  const pairs = measurements.filter((measurement) => !unfit.includes(measurement));
  const judged = pairs.flatMap(({ value }) => judgePair(value));
  const escaped = pairs.find(({ diverged }) => diverged !== null)?.diverged;
  const verdict = concludeFindings(
    judged.map(({ finding }) => finding),
    () => {
      const cause = judged.map((entry) => entry.cause).find((entry) => entry !== undefined);
      if (!cause) throw new Error('metamorphic: nothing failed');
      return cause;
    },
  );
  if (verdict.state === 'fails') return verdict;
  if (escaped) return { ...verdict, state: 'fails', cause: { code: 'diverged', ...escaped } };
  const [first] = unfit;
  if (!first?.diverged) return verdict;
  const relations = unfit.flatMap(({ value }) => value.relations.map(({ relation }) => relation));
  return {
    ...verdict,
    state: 'undecided',
    cause: { code: 'relation-diverged', relations, ...first.diverged },
  };
}

function judgePair({ run, other, relations }: MetamorphicMeasurement): Judged[] {
  return relations.flatMap(({ relation, compared }) =>
    relationKinds.flatMap((kind): Judged[] => {
      const own = compared.filter((entry) => entry.kind === kind);
      if (own.length === 0) return [];
      const measured = own.reduce((sum, { broken }) => sum + broken, 0);
      const finding: Finding = {
        quantity: { of: 'relation', relation, kind },
        measured,
        stated: 0,
        tolerance: 0,
        holds: measured === 0,
        run,
        runs: 2,
      };
      const worst = own.find(({ broken }) => broken > 0);
      const cause = worst && {
        code: 'relation' as const,
        run,
        other,
        relation,
        quantity: worst.quantity,
        of: worst.of,
        kind,
        at: worst.at ?? 0,
        measured: worst.measured,
        stated: worst.stated,
      };
      return [{ finding, cause }];
    }),
  );
}
