import type { RunId } from '../../model/run/run.ts';
import type { RunEvent } from '../../run/runner.ts';
import type { Context } from '../context.ts';

export type Progress = { readonly on: (event: RunEvent) => void; readonly end: () => void };

/** Where progress is shown. */
type Face = Progress & { readonly silent: (text: string) => void };

/** Milliseconds without a run's end after which it is said what is at work, and between two such lines. */
const silence = { first: 10_000, again: 60_000 } as const;

/**
 * Shows progress: a bar on a terminal, a line every quarter elsewhere, as in CI, nothing with `--quiet`. After ten
 * seconds in which no run ended it says which are at work.
 *
 * @param underWay returns the runs that are made now
 */
export async function showProgress(
  id: string,
  { err, terminal, options }: Pick<Context<'quiet'>, 'err' | 'terminal' | 'options'>,
  underWay: () => readonly RunId[],
): Promise<Progress> {
  if (options.quiet) return { on: () => undefined, end: () => undefined };
  const face = terminal.interactive ? await drawBar(id, err) : printQuarters(id, err);
  let last = performance.now();
  let due = silence.first;
  const timer = setInterval(() => {
    const quiet = performance.now() - last;
    if (quiet < due) return;
    due += silence.again;
    const runs = underWay();
    face.silent(`${Math.round(quiet / 1000)} s at ${runs.length === 0 ? 'lanes' : runs.join(', ')}`);
  }, 1000);
  return {
    on(event) {
      last = performance.now();
      due = silence.first;
      face.on(event);
    },
    end() {
      clearInterval(timer);
      face.end();
    },
  };
}

async function drawBar(id: string, err: Context['err']): Promise<Face> {
  const { SingleBar, Presets } = await import('cli-progress');
  const bar = new SingleBar(
    {
      format: `${id} {bar} {value}/{total} runs, {eta_formatted} left{at}`,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    on: ({ done, total }) => {
      if (!started) bar.start(total, 0, { at: '' });
      started = true;
      bar.update(done, { at: '' });
    },
    silent: (text) => {
      if (started) bar.update({ at: `; ${text}` });
      else err(`${id}: ${text}\n`);
    },
    end: () => bar.stop(),
  };
}

function printQuarters(id: string, err: Context['err']): Face {
  let quarter = 0;
  return {
    on: ({ done, total }) => {
      const reached = Math.floor((4 * done) / total);
      if (reached > quarter) err(`${id}: ${done} of ${total} runs\n`);
      quarter = reached;
    },
    silent: (text) => err(`${id}: ${text}\n`),
    end: () => undefined,
  };
}
