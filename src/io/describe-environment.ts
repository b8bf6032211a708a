import { arch, cpus, platform } from 'node:os';
import type { Environment } from '../model/outcome/outcome.ts';
import { readVersion } from './read-version.ts';

/** Returns where and when this process runs, for the environment of an Outcome. */
export async function describeEnvironment(): Promise<
  Pick<Environment, 'bookproof' | 'node' | 'platform' | 'cpu' | 'started'>
> {
  return {
    bookproof: await readVersion(),
    node: process.versions.node,
    platform: `${platform()} ${arch()}`,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    started: new Date().toISOString(),
  };
}
