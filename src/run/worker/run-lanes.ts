import { ownValue } from '../../model/own-value.ts';
import { createEngine, type Engine, type LaneRun } from '../../jit/engine/engine.ts';
import { lanes } from '../../jit/emit/lane-layout.ts';
import type { Run } from '../../model/run/run.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import type { Fit } from '../../model/run/fit.ts';
import { inBlocks } from '../pool/in-blocks.ts';
import type { LaneProgram } from '../protocol.ts';
import { programFor } from '../program-match.ts';
import { createBoundedCache } from './bounded-cache.ts';

/** The fit and draws of one run. They must be read before the next runs are made, which reuse the memory. */
export type SeenRun = {
  readonly run: Run;
  readonly fit: Fit;
  /** Returns what a stream's first request got; undefined if the run drew nothing from it. */
  readonly drawn: (stream: string) => ArrayLike<number> | undefined;
};

/** The engines of the latest programs, kept from task to task; an experiment has only a few. */
const engineFor = createBoundedCache<Engine>(6);

/**
 * Makes runs in lanes, each by the program that fits its settings.
 *
 * @param see called once for each run
 * @throws Error if no program fits a run
 */
export function runInLanes(
  programs: readonly LaneProgram[],
  runs: readonly Run[],
  see: (seen: SeenRun) => void,
): void {
  for (const [program, own] of byProgram(programs, runs)) {
    const engine = engineOf(program);
    const { requests } = program.compiled;
    for (const block of inBlocks(own, lanes)) {
      engine.run(block.map(({ lane }) => lane));
      block.forEach(({ run }, lane) => {
        const drawn = (stream: string) => {
          const request = requests.findIndex((each) => each.stream === stream);
          return request < 0 ? undefined : engine.drawn(request, lane);
        };
        see({ run, fit: engine.figures(lane), drawn });
      });
    }
  }
}

type Placed = { readonly run: Run; readonly lane: LaneRun };

/** Groups runs by their program. Runs that share a settings object, as in a cell, are looked up once. */
function byProgram(
  programs: readonly LaneProgram[],
  runs: readonly Run[],
): ReadonlyMap<LaneProgram, readonly Placed[]> {
  const grouped = new Map<LaneProgram, Placed[]>();
  const cells = new Map<Settings, { readonly own: Placed[]; readonly parameters: LaneRun['parameters'] }>();
  for (const run of runs) {
    const { settings } = run;
    let cell = cells.get(settings);
    if (!cell) {
      const program = programFor(settings, programs);
      if (!program) throw new Error(`no program makes ${run.id}`);
      const own = grouped.get(program) ?? [];
      grouped.set(program, own);
      const numberOf = (name: string) => Number(ownValue(settings, name) ?? ownValue(program.defaults, name));
      const parameters = Object.fromEntries(program.lifted.map((name) => [name, numberOf(name)]));
      cell = { own, parameters };
      cells.set(settings, cell);
    }
    cell.own.push({ run, lane: laneRun(run, cell.parameters) });
  }
  return grouped;
}

function engineOf({ compiled }: LaneProgram): Engine {
  return engineFor(compiled.id, () => createEngine(compiled));
}

/** Returns a lane's seeds and parameters. An override by another seed becomes the seed of its stream. */
function laneRun({ seed, overrides }: Run, parameters: LaneRun['parameters']): LaneRun {
  if (overrides.length === 0) return { seed, parameters };
  const seeds = overrides.flatMap((override) =>
    override.kind === 'from-seed' ? [[override.stream, override.seed] as const] : [],
  );
  return { seed, parameters, streamSeeds: Object.fromEntries(seeds) };
}
