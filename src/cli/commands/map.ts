import { isMapped, type MappedClaim } from '../../check/claims/map-points.ts';
import { areListed, changedSources } from '../../outcome/sources.ts';
import { presentSources } from '../../io/digest-sources.ts';
import { readOutcome } from '../../io/reports/read-outcomes.ts';
import type { Outcome, SeedsMap } from '../../model/outcome/outcome.ts';
import { worstReason, type ExitReason } from '../../outcome/exit-code.ts';
import type { JitChoice } from '../../model/run/jit-choice.ts';
import { maxMapRuns } from '../../run/schedule/maps.ts';
import { wordsOf } from '../../report/locale/words-of.ts';
import type { Words } from '../../report/locale/words.ts';
import { renderMap } from '../../report/terminal/render-map.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import { UsageError, type Context } from '../../app/context.ts';
import type { Pattern } from '../../app/options.ts';
import { openWorkers, type Resources } from '../../app/decide/decide-experiment.ts';
import { assertReportFolder } from '../../app/publish/assert-report-folder.ts';
import { loadExperiments } from '../../app/load-experiments.ts';
import { publishOutcomes } from '../../app/publish/publish.ts';
import { selectClaims } from '../../app/decide/select-checks.ts';
import { reportsFolder, shownFolder } from '../../app/reports-folder.ts';
import { indexPath } from '../../app/publish/index-path.ts';

type CommandContext = Context<
  'grep' | 'prevalence' | 'backend' | 'workers' | 'jit' | 'output' | 'locale' | 'quiet'
>;

/** Seeds at each point of a map without `--prevalence`; a map of many points gets fewer. */
const usualSeeds = 1000;

/** Makes the maps of claims, prints them as tables, and puts them into the report if its code is the same. */
export async function map(context: CommandContext): Promise<ExitReason> {
  const { options, signal } = context;
  const { backend, workers, jit } = options;
  const resources = { backend, workers, jit };
  const count = options.prevalence ?? usualSeeds;
  if (count === 0) throw new UsageError('--prevalence 0: a map needs a seed or more');
  const words = wordsOf(options.locale);
  const wanted = claimsOf(await loadExperiments(context), options.grep);
  const folder = reportsFolder(context);
  await assertReportFolder(
    folder,
    wanted.map(({ experiment }) => experiment),
    context,
  );
  const reasons: ExitReason[] = [];
  for (const { experiment, claims } of wanted) {
    const maps = await makeMaps(experiment, claims, count, resources, context);
    if (maps === undefined || signal.aborted) return 'interrupted';
    for (const each of maps) context.out(`${renderMap(each, words)}\n`); // seen, even if it cannot be kept
    assertMade(maps, resources.jit);
    const made = maps.filter(({ reason }) => reason === undefined);
    if (made.length < maps.length) reasons.push('undecided');
    if (made.length > 0) await keep(folder, experiment, made, words, context); // a failed one replaces none
  }
  return worstReason(reasons);
}

/** @throws UsageError if lanes were demanded (`--jit on`), and a map could not be made in them */
function assertMade(maps: readonly SeedsMap[], jit: JitChoice): void {
  const lacking = maps.find(({ reason }) => reason !== undefined);
  if (jit !== 'on' || !lacking) return;
  throw new UsageError(`--jit on: no map of ${lacking.claim}: ${lacking.reason}`);
}

type Wanted = { readonly experiment: Experiment; readonly claims: readonly MappedClaim[] };

/** @throws UsageError if no claim has a map, or the pattern matches none of those that have one */
function claimsOf(experiments: readonly Experiment[], pattern: Pattern | undefined): readonly Wanted[] {
  const mapped = experiments.map((experiment) => ({
    experiment,
    claims: experiment.claims.filter(isMapped),
  }));
  const ids = mapped.flatMap(({ claims }) => claims.map(({ id }) => id));
  if (ids.length === 0)
    throw new UsageError(
      'no claim has a map: add "map" to one, e.g. map: { lambda: [1, 2, 5], epoch: 1..20 }',
    );
  const selected = selectClaims(ids, pattern);
  return mapped
    .map(({ experiment, claims }) => ({
      experiment,
      claims: claims.filter(({ id }) => selected?.has(id) ?? true),
    }))
    .filter(({ claims }) => claims.length > 0);
}

async function makeMaps(
  experiment: Experiment,
  claims: readonly MappedClaim[],
  count: number,
  resources: Resources,
  context: CommandContext,
): Promise<readonly SeedsMap[] | undefined> {
  const runner = await openWorkers(experiment, resources, context);
  if (runner === undefined) return undefined;
  // Without the flag a map of many cells gets fewer seeds, as in `run`; a given number of seeds is kept to.
  const most = context.options.prevalence === undefined ? maxMapRuns : undefined;
  try {
    return await runner.makeMaps(claims, count, most);
  } finally {
    await runner.close();
  }
}

/**
 * Puts maps into the saved Outcome, in place of those of the same claims, and rewrites the page. If the
 * Outcome is of other code, or there is none, it says so and keeps nothing.
 */
async function keep(
  folder: string,
  experiment: Experiment,
  maps: readonly SeedsMap[],
  words: Words,
  context: CommandContext,
): Promise<void> {
  const { cwd, options, err, out } = context;
  const saved = await readOutcome(folder, experiment.id);
  const name = shownFolder(context);
  const why = await whyNotKept(saved, experiment, cwd);
  if (saved === undefined || why !== undefined) {
    if (!options.quiet)
      err(`${experiment.id}: not put into ${name}: ${why}; \`bookproof run\` writes it anew\n`);
    return;
  }
  const mapped = { ...saved, maps: [...merge(experiment, saved, maps)] };
  await publishOutcomes(folder, [mapped], words, context);
  out(`${words.section.closing.report(indexPath(context))}\n`);
}

async function whyNotKept(
  saved: Outcome | undefined,
  experiment: Experiment,
  cwd: string,
): Promise<string | undefined> {
  if (saved === undefined) return 'there is no outcome';
  if (saved.changes.length > 0) return `its outcome is of ${saved.changes.join(' ')}`;
  if (!areListed(saved.sources)) return 'its outcome lists no files';
  const changed = changedSources(saved.sources, await presentSources(cwd, experiment, saved.sources));
  return changed.length === 0 ? undefined : `its outcome is of other code (${changed.join(', ')})`;
}

/** Returns one map for each claim, in the order of the claims; a new map replaces a saved one. */
function merge({ claims }: Experiment, saved: Outcome, maps: readonly SeedsMap[]): readonly SeedsMap[] {
  const all = [...maps, ...saved.maps];
  return claims.flatMap(({ id }) => all.find((each) => each.claim === id) ?? []);
}
