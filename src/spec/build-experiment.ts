import { posix } from 'node:path';
import type { z } from 'zod';
import { buildRelation } from './build-relation.ts';
import type { CheckedClaim } from './rules/check-claim.ts';
import { toList } from './schema/draft.ts';
import type { experimentSchema } from './schema/experiment-schema.ts';
import type { Claim, Experiment, Position } from '../model/experiment/experiment.ts';
import type { Sweep, Settings } from '../model/experiment/settings.ts';
import type { Path } from './diagnostic.ts';
import { parseSeeds } from './values/parse-seeds.ts';

type Document = z.output<typeof experimentSchema>;

/**
 * Builds the experiment of a document without mistakes.
 *
 * @throws Error if seeds or a claim were not checked before
 */
export function buildExperiment(
  file: string,
  document: Document,
  checked: readonly CheckedClaim[],
  positionOf: (path: Path) => Position,
): Experiment {
  const seeds = parseSeeds(document.seeds);
  if ('error' in seeds) throw new Error(`checked seeds do not parse: ${seeds.error}`);
  return {
    id: posix.basename(file).replace(/(\.experiment)?\.[^.]+$/, ''),
    file,
    title: document.title,
    subject: resolveSubject(file, document.subject),
    ...(document.data === undefined ? {} : { data: buildData(document.data) }),
    equivalentTo: document.equivalentTo === undefined ? null : resolveSubject(file, document.equivalentTo),
    law: document.law ?? null,
    states: document.states,
    prose: document.prose,
    metrics: document.metrics,
    ...(document.limits === undefined ? {} : { limits: document.limits }),
    sweep: Object.fromEntries(Object.entries(document.sweep).map(([axis, values]) => [axis, toList(values)])),
    seeds: seeds.seeds,
    settings: {},
    redraw: document.redraw,
    ...(document.orders === undefined ? {} : { orders: document.orders }),
    ...(document.sizes === undefined ? {} : { sizes: document.sizes }),
    ...(document.timeZone === undefined ? {} : { timeZone: document.timeZone }),
    ...(document.locale === undefined ? {} : { locale: document.locale }),
    claims: document.claims.map((claim, index) =>
      buildClaim(claim, checked[index], positionOf(['claims', index])),
    ),
    relations: document.relations.map(buildRelation),
    guards: withReproducible(
      document.guards.map((name, index) => ({ name, at: positionOf(['guards', index]) })),
      positionOf(['subject']),
    ),
  };
}

function buildData({ standsFor, note }: NonNullable<Document['data']>): NonNullable<Experiment['data']> {
  return {
    ...(standsFor === undefined ? {} : { standsFor }),
    ...(note === undefined ? {} : { note }),
  };
}

/**
 * Adds the guard that is always on, since every verdict depends on it. If no line names it, its place is that
 * of the subject.
 */
function withReproducible(guards: Experiment['guards'], at: Position): Experiment['guards'] {
  return guards.some(({ name }) => name === 'reproducible')
    ? guards
    : [...guards, { name: 'reproducible', at }];
}

/** Resolves a path such as `../src/book/chapter.ts#fit` relative to the experiment. */
function resolveSubject(file: string, subject: string): Experiment['subject'] {
  const [path = '', name = ''] = subject.split('#');
  return { file: posix.join(posix.dirname(file), path), export: name };
}

function buildClaim(
  claim: Document['claims'][number],
  checked: CheckedClaim | undefined,
  at: Position,
): Claim {
  if (!checked?.statement || !checked.quantifier)
    throw new Error(`the checked claim ${claim.id} does not parse`);
  const { id, says, where, note, expect } = claim;
  const settings: Record<string, Settings[string]> = {};
  const sweep: Record<string, Sweep[string]> = {};
  for (const [key, value] of Object.entries(claim.with)) {
    if (typeof value === 'object') sweep[key] = value;
    else settings[key] = value;
  }
  return {
    id,
    says: says ?? expect,
    ...(where === undefined ? {} : { where }),
    ...(note === undefined ? {} : { note }),
    settings,
    sweep,
    expect,
    statement: checked.statement,
    quantifier: checked.quantifier,
    ...(claim.deterministic ? { deterministic: true } : {}),
    ...(checked.map === undefined ? {} : { map: checked.map }),
    at,
  };
}
