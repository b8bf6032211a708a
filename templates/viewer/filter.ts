import {
  formatFragment,
  isAskedFor,
  parseFragment,
  unfiltered,
  type Filtered,
  type FilterState,
} from './filter-state.ts';
import { fillIn, type ViewerWords } from './viewer-words.ts';

/** What links need of the filter. */
export type Filter = {
  /** Reads the address anew; false: it asks for no filter. */
  readonly restore: () => boolean;
  /** Shows everything, and leaves the address as it is. */
  readonly clear: () => void;
};

type Field = HTMLInputElement | HTMLSelectElement;

/** Shows the bar that filters claims and guards, and keeps what it asks in the address. */
export function wireFilter(words: ViewerWords): Filter | undefined {
  const bar = document.getElementById('filter');
  const checks = [...document.querySelectorAll<HTMLElement>('article[data-role]')];
  if (!bar || checks.length === 0) return undefined;
  const fields = [...bar.querySelectorAll<Field>('input, select')];
  const texts = new Map(checks.map((check) => [check, readCheck(check)]));

  const show = (state: FilterState) => {
    for (const [check, text] of texts) check.hidden = !isAskedFor(text, state);
    const shown = checks.filter(({ hidden }) => !hidden).length;
    const count = bar.querySelector('.count');
    if (count) count.textContent = fillIn(words.shown, { shown, total: checks.length });
    const asking = formatFragment(state) !== '';
    bar.classList.toggle('asking', asking);
    for (const button of bar.querySelectorAll<HTMLElement>('.clear')) button.hidden = !asking;
  };
  const set = (state: FilterState) => {
    for (const field of fields) write(field, state);
    show(read(fields)); // not `state`, which may ask for a choice that there is not
  };
  const changed = (typing: boolean) => {
    const state = read(fields);
    remember(formatFragment(state), typing);
    show(state);
  };

  for (const field of fields) {
    field.addEventListener('input', () => changed(field.type === 'search'));
    if (field.type === 'search') clearOnEscape(field, () => changed(true));
  }
  bar.querySelector('.clear')?.addEventListener('click', () => {
    set(unfiltered);
    remember('', false);
    fields[0]?.focus();
  });
  bar.hidden = false;
  show(unfiltered);
  return {
    restore: () => {
      const state = parseFragment(location.hash, axesOf(fields));
      if (state === undefined && location.hash !== '') return false;
      set(state ?? unfiltered);
      return state !== undefined;
    },
    clear: () => set(unfiltered),
  };
}

function readCheck(check: HTMLElement): Filtered {
  const { role = '', verdict = '', at = '[]' } = check.dataset;
  const parts = check.querySelectorAll('h3 > :first-child, .name > code, .says, .expression > code, .cause');
  return {
    role,
    verdict,
    text: [...parts].map(({ textContent }) => textContent).join('\n'),
    at: new Set(JSON.parse(at) as readonly string[]),
  };
}

function axesOf(fields: readonly Field[]): readonly string[] {
  return fields.flatMap(({ dataset: { axis } }) => axis ?? []);
}

function read(fields: readonly Field[]): FilterState {
  const named = (name: string) => fields.find((field) => field.name === name)?.value ?? '';
  const at = fields.flatMap(({ dataset: { axis }, value }) => (axis === undefined ? [] : [[axis, value]]));
  return { verdict: named('verdict'), role: named('role'), text: named('text'), at: Object.fromEntries(at) };
}

function write(field: Field, { verdict, role, text, at }: FilterState): void {
  const { axis } = field.dataset;
  const value = axis === undefined ? { verdict, role, text }[field.name] : at[axis];
  field.value = value ?? '';
  if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = '';
}

function clearOnEscape(field: Field, then: () => void): void {
  field.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Escape' || field.value === '') return;
    event.preventDefault();
    field.value = '';
    then();
  });
}

/** A choice can be gone back from; letters on the way to a word are one entry of the history. */
function remember(fragment: string, typing: boolean): void {
  const address = `${location.href.split('#')[0]}${fragment}`;
  if (address === location.href) return;
  const replace = typing && location.hash.startsWith('#?');
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
}
