import type { Cause } from './cause.ts';
import type { Measurement } from './check.ts';
import { relationKinds } from './compare-quantity.ts';
import { concludeFindings } from './conclude-findings.ts';
import type { MetamorphicMeasurement } from './metamorphic.ts';
import type { Finding, Verdict } from './verdict.ts';

/** What a finding is made from, and the cause where it does not hold. */
type Judged = { readonly finding: Finding; readonly cause: Cause | undefined };

/** Decides each relation by how many values break what it keeps, scales and moves: none may. */
export function judgeMetamorphic(measurements: readonly Measurement<MetamorphicMeasurement>[]): Verdict {
  const judged = measurements.flatMap(({ value }) => judgePair(value));
  return concludeFindings(
    judged.map(({ finding }) => finding),
    () => {
      const cause = judged.map((entry) => entry.cause).find((entry) => entry !== undefined);
      if (!cause) throw new Error('metamorphic: nothing failed');
      return cause;
    },
  );
}

function judgePair({ run, other, relations }: MetamorphicMeasurement): Judged[] {
  return relations.flatMap(({ relation, compared }) =>
    relationKinds.flatMap((kind): Judged[] => {
      const own = compared.filter((entry) => entry.kind === kind);
      if (own.length === 0) return [];
      const measured = own.reduce((sum, { broken }) => sum + broken, 0);
      const finding = {
        quantity: `relation:${relation}:${kind}`,
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
