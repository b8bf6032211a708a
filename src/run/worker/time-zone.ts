/** The time zone of code whose experiment names none. */
export const defaultTimeZone = 'UTC';

type Held = { readonly zone: string };

/** The holders of the process's time zone; the last one decides. */
const held: Held[] = [];
/** The zone of the environment, to return to once nobody holds another. */
let own: string | undefined;

/**
 * Sets the time zone of this process until it is released. Threads that start meanwhile have the same zone,
 * since none can have one of its own.
 *
 * @returns a function that releases it; once nobody holds a zone, that of the environment is back
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

/** Returns the time zone of this thread's code. */
export function timeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
