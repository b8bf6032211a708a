import { dataFields, labelOf } from './picture-csv.ts';
import type { Point } from './scene.ts';

/** Shows what a point stands for, beside it. */
export type Tooltip = {
  readonly show: (
    point: Point,
    at: { readonly left: number; readonly top: number; readonly scale: number },
  ) => void;
  readonly hide: () => void;
};

/** Makes the tooltip of one picture inside its frame. Every text of the data goes in as text. */
export function makeTooltip(frame: HTMLElement, labels: Readonly<Record<string, string>>): Tooltip {
  const dot = document.createElement('span');
  dot.className = 'dot';
  const box = document.createElement('div');
  box.className = 'tip';
  box.setAttribute('role', 'status');
  frame.append(dot, box);
  const hide = () => {
    box.hidden = true;
    dot.hidden = true;
  };
  hide();
  return {
    hide,
    show: ({ item, box: extent }, { left, top, scale }) => {
      fill(box, item.tooltip ?? item.datum, labels);
      box.hidden = false;
      dot.hidden = false;
      dot.classList.toggle('box', extent !== undefined);
      dot.style.width = extent ? `${(extent.x2 - extent.x1) * scale}px` : '';
      dot.style.height = extent ? `${(extent.y2 - extent.y1) * scale}px` : '';
      dot.style.left = `${left}px`;
      dot.style.top = `${top}px`;
      const { clientWidth } = frame;
      const right = left + 14 + box.offsetWidth > clientWidth;
      box.style.left = `${right ? Math.max(0, left - 14 - box.offsetWidth) : left + 14}px`;
      box.style.top = `${Math.max(0, top - box.offsetHeight / 2)}px`;
    },
  };
}

function fill(box: HTMLElement, shown: unknown, labels: Readonly<Record<string, string>>): void {
  box.replaceChildren();
  if (typeof shown !== 'object' || shown === null) {
    if (typeof shown === 'string' || typeof shown === 'number') box.append(line('b', String(shown)));
    return;
  }
  const row = shown as Readonly<Record<string, unknown>>;
  const { series } = row;
  if (typeof series === 'string') box.append(line('b', series));
  const list = document.createElement('dl');
  for (const field of dataFields([row], labels)) {
    const value = row[field];
    if (field === 'series' || (typeof value !== 'number' && typeof value !== 'string')) continue;
    list.append(
      line('dt', labelOf(field, labels)),
      line('dd', typeof value === 'number' ? figure(value) : value),
    );
  }
  box.append(list);
}

/** As many digits as tell two points apart; the CSV has them all. */
function figure(value: number): string {
  return String(Number(value.toPrecision(5)));
}

function line(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
