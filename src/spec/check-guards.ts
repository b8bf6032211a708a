import type { Draft } from './draft.ts';
import type { GuardName } from './experiment.ts';
import type { Finding } from './finding.ts';

/** A guard that rests on an oracle, or on figures that the chapter states, needs a law to read them by. */
const needsLaw = {
  streams: false,
  'data-law': true,
  trajectory: true,
  recompute: true,
  'decay-law': true,
  'closed-form': true,
} as const satisfies Record<GuardName, boolean>;

/** A guard that cannot apply is a mistake of the experiment: passing in silence, it would guard nothing. */
export function checkGuards({ law, guards }: Draft): readonly Finding[] {
  if (law !== null) return [];
  return guards.flatMap((guard, index): Finding[] => {
    if (guard === null || !needsLaw[guard]) return [];
    const message = `the guard "${guard}" needs a law, and the experiment names none`;
    const hint = `add "law: linear-sgd-l2" where that is the chapter's mathematics, or remove the guard`;
    return [{ code: 'guard-needs-law', path: ['guards', index], message, hint }];
  });
}
