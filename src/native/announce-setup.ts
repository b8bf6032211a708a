import type { Lacking } from './find-lacking.ts';
import { nativeFigures } from './native-figures.ts';

/** Says what is about to happen and what it costs, before anything is downloaded. */
export function announceSetup(version: string, lacking: Lacking, say: (line: string) => void): void {
  const { diskMegabytes, installedMegabytes, packageMegabytes, ownLibrary, wheel } = nativeFigures;
  say(
    `Setting up tfjs-node ${version}, the backend "tensorflow": takes ${gigabytes(diskMegabytes)} of disk meanwhile, ${gigabytes(installedMegabytes)} afterwards.`,
  );
  say(
    `1. Its own installer: ${packageMegabytes} MB from npm; then libtensorflow ${ownLibrary.version} from TensorFlow’s host, some ${ownLibrary.roughMegabytes} MB (it tells the size only with the download).`,
  );
  if (lacking.platform) {
    say(`2. There is no second way on ${lacking.platform}.`);
    return;
  }
  const second = `2. If that fails: ${wheel.name} ${wheel.version} from PyPI, ${wheel.megabytes} MB`;
  if (lacking.wheel.length === 0) say(`${second}; the addon is then compiled with ${lacking.compiler}.`);
  else say(`${second}. This way is closed until this machine has ${lacking.wheel.join('; and ')}.`);
}

function gigabytes(megabytes: number): string {
  return `${(megabytes / 1000).toFixed(1)} GB`;
}
