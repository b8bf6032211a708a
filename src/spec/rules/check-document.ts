import { checkClaim, type CheckedClaim } from './check-claim.ts';
import { checkGuards } from './check-guards.ts';
import { checkLaw } from './check-law.ts';
import { checkRelation } from './check-relation.ts';
import { hintFor } from '../did-you-mean.ts';
import type { Draft } from '../schema/draft.ts';
import { guardNames } from '../../model/experiment/experiment.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { lawOf } from './law-of.ts';
import { parseSeeds } from '../values/parse-seeds.ts';

/** Checks the parts of a document against each other. Each part's own shape is checked elsewhere. */
export function checkDocument(draft: Draft): {
  readonly diagnostics: readonly Diagnostic[];
  readonly claims: readonly CheckedClaim[];
} {
  const claims = draft.claims.map((claim, index) => checkClaim(draft, claim, ['claims', index]));
  return {
    claims,
    diagnostics: [
      ...checkProse(draft),
      ...checkLimits(draft),
      ...checkLaw(draft),
      ...checkSeeds(draft),
      ...checkIds(draft),
      ...checkRelationIds(draft),
      ...draft.relations.flatMap((relation, index) =>
        relation === null ? [] : checkRelation(draft, relation, ['relations', index]),
      ),
      ...checkGuards(draft),
      ...claims.flatMap(({ diagnostics }) => diagnostics),
    ],
  };
}

function checkProse({ prose, states }: Draft): readonly Diagnostic[] {
  if (prose === null || states === null) return [];
  return unknownKeys('prose', prose, Object.keys(states), {
    code: 'unknown-setting',
    is: 'is not in "states"',
    hint: 'add to "states" what the code uses',
  });
}

/** Finds limits of metrics that the code does not report, if the experiment or its law says what it reports. */
function checkLimits({ limits, law, metrics }: Draft): readonly Diagnostic[] {
  const reported = lawOf(law)?.reported ?? metrics ?? [];
  if (limits === null || law === 'unusable' || reported.length === 0) return [];
  return unknownKeys('limits', limits, reported, {
    code: 'unknown-metric',
    is: 'is no metric that the code reports',
    hint: `it reports ${reported.join(', ')}`,
  });
}

/**
 * Returns a diagnostic for each key of a map that is not known, with the nearest known one. `hint` is for keys
 * that have none.
 */
function unknownKeys(
  field: string,
  map: object,
  known: readonly string[],
  { code, is, hint }: Pick<Diagnostic, 'code'> & { readonly is: string; readonly hint: string },
): readonly Diagnostic[] {
  return Object.keys(map)
    .filter((name) => !known.includes(name))
    .map((name) => {
      return {
        code,
        path: [field, name],
        at: 'key',
        message: `"${name}" in "${field}" ${is}`,
        hint: hintFor(name, known, hint),
      };
    });
}

/** Finds what the schema's pattern accepts: `5..1`, or more seeds than anyone can train. */
function checkSeeds({ seeds }: Draft): readonly Diagnostic[] {
  const parsed = seeds === null ? undefined : parseSeeds(seeds);
  return parsed && 'error' in parsed
    ? [{ code: 'shape', path: ['seeds'], message: parsed.error, hint: 'e.g. seeds: 1..5' }]
    : [];
}

function checkIds({ claims }: Draft): readonly Diagnostic[] {
  return claims.flatMap(({ id }, index): Diagnostic[] => {
    if (guardNames.some((name) => name === id)) {
      const message = `claim "${id}" has the name of a guard`;
      return [{ code: 'duplicate-id', path: ['claims', index, 'id'], message, hint: 'rename it' }];
    }
    const first = claims.findIndex((claim) => claim.id === id);
    if (id === null || first === index) return [];
    const message = `claims ${first + 1} and ${index + 1} are both called "${id}"`;
    return [{ code: 'duplicate-id', path: ['claims', index, 'id'], message, hint: 'rename one' }];
  });
}

function checkRelationIds({ law, relations }: Draft): readonly Diagnostic[] {
  const ids = relations.map((relation) => relation?.id ?? null);
  return ids.flatMap((id, index): Diagnostic[] => {
    if (id === null) return [];
    const path = ['relations', index, 'id'];
    if (lawOf(law)?.relations.includes(id)) {
      const message = `the law ${law} brings a relation "${id}" of its own`;
      const hint = 'remove this one, or rename it where it states something else';
      return [{ code: 'duplicate-id', path, message, hint }];
    }
    const first = ids.indexOf(id);
    if (first === index) return [];
    const message = `relations ${first + 1} and ${index + 1} are both called "${id}"`;
    return [{ code: 'duplicate-id', path, message, hint: 'rename one' }];
  });
}
