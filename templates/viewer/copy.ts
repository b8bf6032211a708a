import { say } from './say.ts';
import type { ViewerWords } from './viewer-words.ts';

const shownFor = 1500; // ms

/** Shows the buttons that copy the code before them. */
export function wireCopying(words: ViewerWords): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy')) {
    button.hidden = false;
    button.addEventListener('click', () => void copyFor(button, words));
  }
}

async function copyFor(button: HTMLButtonElement, words: ViewerWords): Promise<void> {
  const done = await copyText(button.previousElementSibling?.textContent ?? '');
  say(done ? words.copied : words.notCopied);
  if (!done) return;
  button.textContent = words.copied;
  setTimeout(() => (button.textContent = words.copy), shownFor);
}

async function copyText(text: string): Promise<boolean> {
  try {
    // absent where a browser does not trust a file
    if ('clipboard' in navigator) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // not allowed: the old way may be
  }
  return copyBySelection(text);
}

/** The way of before `navigator.clipboard`. */
function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'hidden';
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
