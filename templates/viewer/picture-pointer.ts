import type { Handles } from './live-picture.ts';
import type { Grip, Place } from './zoom.ts';

const still = 4; // px that a click may tremble
const perNotch = 500; // px of a wheel that change the scale by e

type Drag = { readonly pointer: number; readonly from: Place; readonly held: Grip; moving: boolean };

/** Hovering and tapping show values, dragging pans, the wheel zooms with Ctrl or ⌘ held, since the page must scroll. */
export function wirePointer(handles: Handles): void {
  const { frame, toPicture, near, show } = handles;
  let drag: Drag | undefined;
  frame.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || isButton(event.target)) return;
    drag = {
      pointer: event.pointerId,
      from: toPicture(event.clientX, event.clientY),
      held: handles.grip(),
      moving: false,
    };
  });
  frame.addEventListener('pointermove', (event) => {
    const at = toPicture(event.clientX, event.clientY);
    if (drag?.pointer === event.pointerId) {
      const by = { x: at.x - drag.from.x, y: at.y - drag.from.y };
      if (!drag.moving && Math.hypot(by.x, by.y) < still) return;
      if (!drag.moving) frame.setPointerCapture(event.pointerId);
      drag.moving = true;
      frame.classList.add('dragged');
      handles.pan(drag.held, by);
    } else if (event.pointerType !== 'touch') {
      show(near(at));
    }
  });
  const release = (event: PointerEvent) => {
    if (drag?.pointer !== event.pointerId) return;
    const { moving } = drag;
    drag = undefined;
    frame.classList.remove('dragged');
    if (!moving && event.type === 'pointerup') show(near(toPicture(event.clientX, event.clientY)));
  };
  frame.addEventListener('pointerup', release);
  frame.addEventListener('pointercancel', release);
  frame.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch') show(undefined);
  });
  frame.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      handles.zoom(Math.exp(event.deltaY / perNotch), toPicture(event.clientX, event.clientY));
    },
    { passive: false },
  );
}

function isButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button') !== null;
}
