import { readVersion } from '../../io/read-version.ts';
import type { ExitReason } from '../../outcome/exit-code.ts';
import type { Context } from '../../app/context.ts';

export async function version({ out }: Context): Promise<ExitReason> {
  out(`${await readVersion()}\n`);
  return 'ok';
}
