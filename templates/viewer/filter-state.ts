/** What a reader asks to see; an empty string asks for nothing. */
export type FilterState = {
  readonly verdict: string;
  readonly role: string;
  readonly text: string;
  /** A value by axis. */
  readonly at: Readonly<Record<string, string>>;
};

/** A claim or guard, as far as it can be asked for. */
export type Filtered = {
  readonly verdict: string;
  readonly role: string;
  readonly text: string;
  /** `lambda=5` for each value that it rests on. */
  readonly at: ReadonlySet<string>;
};

export const unfiltered: FilterState = { verdict: '', role: '', text: '', at: {} };

const prefix = '#?';
const taken: ReadonlySet<string> = new Set(['verdict', 'role', 'text']);

/** `-` stands in no axis's name. */
function keyOf(axis: string): string {
  return taken.has(axis) ? `axis-${axis}` : axis;
}

/** Reads `#?verdict=fails&text=norm&lambda=5&role=claim`; undefined: the fragment is no filter. */
export function parseFragment(fragment: string, axes: readonly string[]): FilterState | undefined {
  if (!fragment.startsWith(prefix)) return undefined;
  const read = new URLSearchParams(fragment.slice(prefix.length));
  const value = (key: string) => read.get(key) ?? '';
  return {
    verdict: value('verdict'),
    role: value('role'),
    text: value('text'),
    at: Object.fromEntries(
      axes.map((axis) => [axis, value(keyOf(axis))]).filter(([, asked]) => asked !== ''),
    ),
  };
}

/** The fragment of what is asked; empty where nothing is. */
export function formatFragment({ verdict, text, role, at }: FilterState): string {
  const asked = Object.entries({
    verdict,
    text: text.trim(),
    ...Object.fromEntries(Object.entries(at).map(([axis, value]) => [keyOf(axis), value])),
    role,
  }).filter(([, value]) => value !== '');
  return asked.length === 0 ? '' : `${prefix}${new URLSearchParams(asked).toString()}`;
}

/** Whether a claim or guard is asked for: every word of the text must stand in it. */
export function isAskedFor(check: Filtered, state: FilterState): boolean {
  const text = check.text.toLowerCase();
  const words = state.text.toLowerCase().split(/\s+/).filter(Boolean);
  return (
    (state.verdict === '' || check.verdict === state.verdict) &&
    (state.role === '' || check.role === state.role) &&
    words.every((word) => text.includes(word)) &&
    Object.entries(state.at).every(([axis, value]) => value === '' || check.at.has(`${axis}=${value}`))
  );
}
