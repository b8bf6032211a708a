import { homedir } from 'node:os';
import { dirname } from 'node:path';

/**
 * Returns a text in which no path tells whose machine it was written on: those in the folder are relative to it, those
 * of packages begin at node_modules, those of a person's home with `~`, others beside the folder with `..`. Addresses of
 * files become paths.
 */
export function withoutMachinePaths(text: string, folder: string, home = homedir()): string {
  const places = [[folder, '.'] as const, [home, '~'] as const, ...placesAbove(folder)]
    .filter(([place]) => place.length > 1)
    .toSorted(([a], [b]) => b.length - a.length); // of two that are one, the first: `~` before `..`
  const paths = text.replaceAll(/file:\/\/(\/[^\s'"`()<>]*)/g, (_, path: string) => pathOf(path));
  return places
    .reduce((shown, [place, short]) => shorten(shown, place, short), paths)
    .replaceAll(packages, 'node_modules/');
}

/** A path up to its last `node_modules`: an absolute one, or what `shorten` made of it. */
const packages =
  /(?<![\p{L}\p{N}_.~:/\\-])(?:~|\.\.|[A-Za-z]:)?[\\/](?:[^\s'"`()<>:]{0,1000}[\\/])?node_modules[\\/]/gu;

/** Returns the folders above, but the root, and how each is seen from the folder. */
function placesAbove(folder: string): readonly (readonly [place: string, short: string])[] {
  const above = dirname(folder);
  if (above === dirname(above)) return [];
  return [[above, '..'], ...placesAbove(above).map(([place, short]) => [place, `../${short}`] as const)];
}

/** Replaces a place that no name goes on after; in front of a path it goes with the separator, if it is the folder. */
function shorten(text: string, place: string, short: string): string {
  const literal = place.replaceAll(/[.*+?^${}()|[\]\\/]/g, (sign) =>
    /[\\/]/.test(sign) ? '[\\\\/]+' : `\\${sign}`,
  );
  const windows = /^[A-Za-z]:/.test(place) ? 'i' : '';
  const whole = new RegExp(
    `(?<![\\p{L}\\p{N}_.~-])${literal}(?:([\\\\/]+)|(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}]))`,
    `gu${windows}`,
  );
  return text.replaceAll(whole, (_, separator?: string) =>
    separator === undefined ? short : short === '.' ? '' : `${short}/`,
  );
}

/** Returns the path of a file's address: decoded, without what a loader adds to tell versions apart. */
function pathOf(address: string): string {
  const path = address.replace(/[?#][^:]*/, '').replace(/^\/(?=[A-Za-z]:)/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
