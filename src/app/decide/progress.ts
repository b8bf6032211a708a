import type { RunEvent } from '../../run/runner.ts';
import type { Context } from '../context.ts';

export type Progress = { readonly on: (event: RunEvent) => void; readonly end: () => void };

/** Shows progress: a bar on a terminal, a line every quarter elsewhere, as in CI, nothing with `--quiet`. */
export async function showProgress(
  id: string,
  { err, terminal, options }: Pick<Context<'quiet'>, 'err' | 'terminal' | 'options'>,
): Promise<Progress> {
  if (options.quiet) return { on: () => undefined, end: () => undefined };
  return terminal.interactive ? drawBar(id) : printQuarters(id, err);
}

async function drawBar(id: string): Promise<Progress> {
  const { SingleBar, Presets } = await import('cli-progress');
  const bar = new SingleBar(
    {
      format: `${id} {bar} {value}/{total} runs, {eta_formatted} left`,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    on: ({ done, total }) => {
      if (!started) bar.start(total, 0);
      started = true;
      bar.update(done);
    },
    end: () => bar.stop(),
  };
}

function printQuarters(id: string, err: Context['err']): Progress {
  let quarter = 0;
  return {
    on: ({ done, total }) => {
      const reached = Math.floor((4 * done) / total);
      if (reached > quarter) err(`${id}: ${done} of ${total} runs\n`);
      quarter = reached;
    },
    end: () => undefined,
  };
}
