/** The zone that code runs in where its experiment names none. */
export const defaultTimeZone = 'UTC';

type Held = { readonly zone: string };

/** Who holds the process in some zone, the last of whom counts. */
const held: Held[] = [];
/** The zone of the environment, while somebody holds the process in another. */
let own: string | undefined;

/**
 * Holds this process in a time zone, which threads that are started meanwhile have too: none can have one of its own.
 *
 * @returns what lets it go; once nobody holds it, the zone is that of the environment again
 */
export function holdTimeZone(zone: string = defaultTimeZone): () => void {
  if (held.length === 0) own = process.env['TZ'];
  const entry: Held = { zone };
  held.push(entry);
  apply();
  return () => {
    const at = held.indexOf(entry);
    if (at < 0) return;
    held.splice(at, 1);
    apply();
  };
}

function apply(): void {
  const zone = held.length === 0 ? own : held.at(-1)?.zone;
  if (zone === process.env['TZ']) return;
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
}

/** The time zone that code of this thread gets. */
export function timeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
