import type { VegaView } from './load-vega.ts';
import { legendEntries } from './scene.ts';
import { fillIn, type ViewerWords } from './viewer-words.ts';

const least = 24; // a target's least size, in the picture's units

/** Real buttons over the entries of a picture's legend: a series steps back, and forward again. */
export type LegendButtons = { readonly place: () => void };

export function makeLegendButtons(
  frame: HTMLElement,
  view: VegaView,
  words: Pick<ViewerWords, 'mute'>,
  toggle: (series: string) => void,
): LegendButtons {
  const buttons = new Map<string, HTMLButtonElement>();
  const buttonOf = (series: string) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'entry';
    button.setAttribute('aria-label', fillIn(words.mute, { series }));
    button.addEventListener('click', () => toggle(series));
    frame.append(button);
    buttons.set(series, button);
    return button;
  };
  return {
    place: () => {
      const svg = frame.querySelector('svg');
      if (!svg) return;
      const { width, height } = svg.viewBox.baseVal;
      const muted = view.signal('muted') as readonly string[];
      for (const [series, box] of legendEntries(view)) {
        const { style } = buttons.get(series) ?? buttonOf(series);
        const tall = Math.max(least, box.y2 - box.y1 + 4);
        style.left = `${((box.x1 - 4) / width) * 100}%`;
        style.width = `${((box.x2 - box.x1 + 8) / width) * 100}%`;
        style.top = `${((box.y1 + box.y2 - tall) / 2 / height) * 100}%`;
        style.height = `${(tall / height) * 100}%`;
        buttons.get(series)?.setAttribute('aria-pressed', String(!muted.includes(series)));
      }
    },
  };
}
