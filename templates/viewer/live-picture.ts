import { makeLegendButtons } from './legend-buttons.ts';
import { openView, type VegaView } from './load-vega.ts';
import { wireKeys } from './picture-keys.ts';
import { wirePointer } from './picture-pointer.ts';
import type { PictureSource } from './picture-tools.ts';
import { nearest, originOf, pointsOf, type Point } from './scene.ts';
import { makeTooltip } from './tooltip.ts';
import type { ViewerWords } from './viewer-words.ts';
import { grip, pan, unzoom, zoom, type Grip, type Place } from './zoom.ts';

/** A picture while it is live. */
export type LivePicture = {
  /** Shows all of it again, every series. */
  readonly reset: () => Promise<void>;
  /** Puts the static picture back. */
  readonly stop: () => void;
};

/** What pointer and keys do to a live picture. Places are in the picture's own units. */
export type Handles = {
  readonly frame: HTMLElement;
  /** From the window's pixels to the picture's units. */
  readonly toPicture: (clientX: number, clientY: number) => Place;
  readonly points: () => readonly Point[];
  readonly show: (point: Point | undefined) => void;
  readonly near: (place: Place) => Point | undefined;
  readonly grip: () => Grip;
  readonly pan: (held: Grip, by: Place) => void;
  /** At a place, or at the plot's middle. */
  readonly zoom: (factor: number, place?: Place) => void;
  readonly reset: () => Promise<void>;
};

const reach = 30;

/**
 * Draws a picture live in the place of the static one.
 *
 * @param changed is told whether there is anything to reset
 */
export async function goLive(
  still: SVGSVGElement,
  { spec, labels, title }: PictureSource & { readonly title: string },
  words: ViewerWords,
  changed: (moved: boolean) => void,
): Promise<LivePicture> {
  const frame = makeFrame(`${title}. ${words.hint}`);
  const canvas = document.createElement('div');
  frame.append(canvas);
  const view = await openView(spec, canvas);
  still.replaceWith(frame);
  canvas.querySelector('svg')?.setAttribute('aria-hidden', 'true'); // the frame has the name, the tooltip the values
  const tooltip = makeTooltip(frame, labels);
  const legend = makeLegendButtons(frame, view, words, (series) => {
    const muted = view.signal('muted') as readonly string[];
    view.signal(
      'muted',
      muted.includes(series) ? muted.filter((each) => each !== series) : [...muted, series],
    );
    void draw();
  });
  const draw = async () => {
    tooltip.hide();
    await view.runAsync();
    legend.place();
    changed(view.signal('zoomed') === true || (view.signal('muted') as readonly string[]).length > 0);
  };
  legend.place();
  const handles = makeHandles(frame, view, spec, draw, tooltip);
  wirePointer(handles);
  wireKeys(handles);
  return {
    reset: handles.reset,
    stop: () => {
      frame.replaceWith(still);
      view.finalize();
    },
  };
}

function makeFrame(label: string): HTMLElement {
  const frame = document.createElement('div');
  frame.className = 'live';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', label);
  return frame;
}

function makeHandles(
  frame: HTMLElement,
  view: VegaView,
  { signals }: PictureSource['spec'],
  draw: () => Promise<void>,
  tooltip: ReturnType<typeof makeTooltip>,
): Handles {
  const zoomable = new Set((signals as readonly { readonly name: string }[]).map(({ name }) => name));
  const onPlot = ({ x, y }: Place): Place => {
    const [left, top] = originOf(view);
    return { x: x - left, y: y - top };
  };
  const scale = () => {
    const svg = frame.querySelector('svg');
    return svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
  };
  return {
    frame,
    toPicture: (clientX, clientY) => {
      const { left, top } = frame.getBoundingClientRect();
      return { x: (clientX - left) / scale(), y: (clientY - top) / scale() };
    },
    points: () => pointsOf(view),
    near: ({ x, y }) => nearest(pointsOf(view), x, y, reach),
    show: (point) => {
      if (point) tooltip.show(point, { left: point.x * scale(), top: point.y * scale(), scale: scale() });
      else tooltip.hide();
    },
    grip: () => grip(view, zoomable),
    pan: (held, by) => {
      pan(view, held, by);
      void draw();
    },
    zoom: (factor, place) => {
      const at = place ? onPlot(place) : { x: view.width() / 2, y: view.height() / 2 };
      zoom(view, grip(view, zoomable), at, factor);
      void draw();
    },
    reset: async () => {
      unzoom(view, zoomable);
      view.signal('muted', []);
      await draw();
    },
  };
}
