import { arch, platform } from 'node:os';
import type { Environment } from '../outcome/outcome.ts';
import { readVersion } from './read-version.ts';

/** Where and when this process runs, for the part of an Outcome that stands apart. */
export async function describeEnvironment(): Promise<
  Pick<Environment, 'bookproof' | 'node' | 'platform' | 'started'>
> {
  return {
    bookproof: await readVersion(),
    node: process.versions.node,
    platform: `${platform()} ${arch()}`,
    started: new Date().toISOString(),
  };
}
