import { posix } from 'node:path';
import type { Draft } from '../schema/draft.ts';
import type { GuardName } from '../../model/experiment/experiment.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** True for a guard that depends on an oracle, or on stated figures that only a law explains. */
const needsLaw = {
  streams: false,
  'hold-out': false,
  'data-law': true,
  trajectory: true,
  recompute: true,
  'decay-law': true,
  'closed-form': true,
  metamorphic: false,
  equivalence: false,
  baseline: false,
  drift: false,
  reproducible: false,
} as const satisfies Record<GuardName, boolean>;

/** Reports guards that cannot apply. Such a guard would pass silently and guard nothing. */
export function checkGuards(draft: Draft): readonly Diagnostic[] {
  return [...checkLawGuards(draft), ...checkEquivalence(draft)];
}

function checkLawGuards({ law, guards, relations }: Draft): readonly Diagnostic[] {
  const lawless = guards.flatMap((guard, index): Diagnostic[] => {
    if (law !== null || guard === null) return [];
    if (guard === 'metamorphic' && relations.length === 0) {
      const message = `the guard "${guard}" has no relations to decide: the experiment lists none, and names no law that has some`;
      const hint = 'add "relations" or a law, or remove the guard';
      return [{ code: 'guard-needs-law', path: ['guards', index], message, hint }];
    }
    if (!needsLaw[guard]) return [];
    const message = `the guard "${guard}" needs a law, and the experiment names none`;
    const hint = `add "law: linear-sgd-l2" where that is the chapter's mathematics, or remove the guard`;
    return [{ code: 'guard-needs-law', path: ['guards', index], message, hint }];
  });
  return [...lawless, ...checkGuarded(guards, relations)];
}

/** Reports relations that no guard decides, unless a guard could not be read, since that may be the one. */
function checkGuarded(guards: Draft['guards'], relations: Draft['relations']): readonly Diagnostic[] {
  const isGuarded = guards.includes('metamorphic') || guards.includes(null);
  if (isGuarded || relations.every((relation) => relation === null)) return [];
  const message = 'nothing decides the relations: the guard "metamorphic" is not listed';
  const hint = 'add it to "guards"';
  return [{ code: 'unguarded-relations', path: ['relations'], at: 'key', message, hint }];
}

/**
 * Reports a guard without its reference, which could not run, and a reference without its guard, which would
 * not be run.
 */
function checkEquivalence({ guards, subject, equivalentTo }: Draft): readonly Diagnostic[] {
  const index = guards.indexOf('equivalence');
  if (index >= 0 && equivalentTo === undefined) {
    const message = 'the guard "equivalence" needs other code to compare with, and the experiment names none';
    const hint = 'add e.g. "equivalentTo: ../src/book/chapter.ts#fit", or remove the guard';
    return [{ code: 'guard-needs-key', path: ['guards', index], message, hint }];
  }
  if (equivalentTo === null || equivalentTo === undefined) return [];
  const code = 'guard-needs-key';
  if (subject !== null && posix.normalize(subject) === posix.normalize(equivalentTo)) {
    const message =
      '"equivalentTo" is the subject itself, which the guard "equivalence" could not tell apart';
    const hint = 'name other code, or remove the key and the guard';
    return [{ code, path: ['equivalentTo'], message, hint }];
  }
  if (index >= 0 || guards.includes(null)) return [];
  const message = '"equivalentTo" is read by the guard "equivalence" alone, which is not listed';
  const hint = 'add the guard, or remove the key';
  return [{ code, path: ['equivalentTo'], at: 'key', message, hint }];
}
