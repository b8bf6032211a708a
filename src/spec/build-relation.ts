import type { z } from 'zod';
import type { StreamOverride } from '../model/run/stream-override.ts';
import type { ChangedStream } from './schema/draft.ts';
import type { Relation } from '../model/experiment/experiment.ts';
import type { relationSchema } from './schema/relation-schema.ts';

/** Builds the relation of a document without mistakes. The file states each power of two, so `exponent` is 1. */
export function buildRelation(written: z.output<typeof relationSchema>): Relation {
  const { id, says, with: settings, changes, streams, scales, keeps, moves } = written;
  return {
    id,
    ...(says === undefined ? {} : { says }),
    with: settings,
    changes,
    overrides: streams.map(buildOverride),
    scales,
    exponent: 1,
    keeps,
    moves,
  };
}

function buildOverride(written: ChangedStream): StreamOverride {
  const { stream, rows, zeros, scale: exponent, permute, 'from-seed': seed } = written;
  const [from, to] = rows ?? [];
  const common = {
    stream,
    ...(from === undefined || to === undefined ? {} : { rows: [from, to] as [number, number] }),
  };
  if (zeros) return { ...common, kind: 'zeros' };
  if (exponent !== undefined) return { ...common, kind: 'scale', exponent };
  if (permute !== undefined) return { ...common, kind: 'permute', seed: permute };
  if (seed !== undefined) return { ...common, kind: 'from-seed', seed };
  throw new Error(`the checked stream "${stream}" is not changed`);
}
