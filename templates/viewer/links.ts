import type { Filter } from './filter.ts';

/** Takes a link into the page to what it names, even where that is filtered away or folded in. */
export function wireLinks(filter: Filter | undefined): void {
  const follow = () => {
    if (filter?.restore() !== true) reveal(location.hash, filter);
  };
  addEventListener('hashchange', follow);
  addEventListener('popstate', follow);
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null;
    const fragment = link?.getAttribute('href') ?? '';
    if (fragment.startsWith('#')) reveal(fragment, filter); // the address may be this one already
  });
  follow();
}

function reveal(fragment: string, filter: Filter | undefined): void {
  const target = document.getElementById(decode(fragment.slice(1)));
  if (!target) return;
  const away = target.closest<HTMLElement>('article[hidden]');
  if (away) filter?.clear();
  const folded: HTMLDetailsElement[] = [];
  for (let at = target.closest('details'); at; at = at.parentElement?.closest('details') ?? null) {
    if (!at.open) folded.push(at);
  }
  for (const details of folded) details.open = true;
  if (away || folded.length > 0) target.scrollIntoView();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
