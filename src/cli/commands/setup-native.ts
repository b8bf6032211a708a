import { setupNative } from '../../native/setup-native.ts';
import type { ExitReason } from '../../outcome/exit-code.ts';
import type { Context } from '../../app/context.ts';

/** Brings tfjs-node; the working install stays as it is where that fails. */
export async function installNative({ cwd, out, err, env }: Context): Promise<ExitReason> {
  const { state, message } = await setupNative({ root: cwd, say: (line) => out(`${line}\n`), env });
  const done = state === 'present' || state === 'installed';
  (done ? out : err)(`${message}\n`);
  return done ? 'ok' : 'output';
}
