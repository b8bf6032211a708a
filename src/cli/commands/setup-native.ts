import { setupNative } from '../../native/setup-native.ts';
import type { ExitReason } from '../../outcome/exit-code.ts';
import type { Context } from '../../app/context.ts';

/** Installs tfjs-node; if that fails, the working install stays as it is. */
export async function setup({ cwd, out, err, env }: Context): Promise<ExitReason> {
  const { state, message } = await setupNative({ root: cwd, say: (line) => out(`${line}\n`), env });
  const done = state === 'present' || state === 'installed';
  (done ? out : err)(`${message}\n`);
  return done ? 'ok' : 'output';
}
