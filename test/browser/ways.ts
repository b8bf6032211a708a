import type { BrowserContextOptions, Locator } from 'playwright-core';

/** How a reader sets off a control. */
export const ways = ['mouse', 'touch', 'keyboard'] as const;

export type Way = (typeof ways)[number];

/** The kind of window for it. */
export function windowFor(way: Way): BrowserContextOptions & { readonly width?: number } {
  return way === 'touch' ? { hasTouch: true, isMobile: true, width: 390 } : {};
}

const press: Readonly<Record<Way, (control: Locator) => Promise<void>>> = {
  mouse: (control) => control.click(),
  touch: (control) => control.tap(),
  keyboard: async (control) => {
    await control.focus();
    await control.press('Enter');
  },
};

/** Sets off a control. */
export function setOff(control: Locator, way: Way): Promise<void> {
  return press[way](control);
}
