import type * as Vega from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import type { PictureSpec, VegaSpec } from '../picture.ts';
import { textWidth } from './text-width.ts';

let last: Promise<unknown> = Promise.resolve();

/**
 * A Vega-Lite specification as Vega's own. Loads Vega on first use.
 *
 * @throws whatever Vega-Lite throws on a specification it does not understand
 */
export async function compilePicture(spec: PictureSpec): Promise<VegaSpec> {
  const { compile } = await loadVega();
  return compile(spec as unknown as TopLevelSpec).spec as unknown as VegaSpec; // made in this room, as plain data
}

/**
 * Draws with a Vega view. Loads Vega on first use. One picture after another, since all share
 * Vega's counter of ids and its random generator: the same bytes in any order.
 *
 * @throws whatever Vega throws on a specification it cannot draw
 */
export function withVegaView<T>(spec: VegaSpec, draw: (view: Vega.View) => Promise<T>): Promise<T> {
  const result = last.then(() => drawOne(spec, draw));
  last = result.catch(() => undefined); // the caller hears of it; the next picture is not its business
  return result;
}

async function drawOne<T>(spec: VegaSpec, draw: (view: Vega.View) => Promise<T>): Promise<T> {
  const { vega, expressionInterpreter } = await loadVega();
  vega.resetSVGDefIds();
  vega.setRandom(vega.randomLCG(42));
  const runtime = vega.parse(spec, undefined, { ast: true });
  const view = new vega.View(runtime, {
    expr: expressionInterpreter,
    renderer: 'none',
    logLevel: vega.Error,
  });
  try {
    return await draw(view);
  } finally {
    view.finalize();
  }
}

/** What Vega exports beyond its types. */
type Untyped = {
  readonly setRandom: (random: () => number) => void;
  readonly randomLCG: (seed: number) => () => number;
  readonly textMetrics: { width: (item: TextItem, text?: string) => number };
};
type TextItem = { readonly text?: unknown; readonly fontSize?: number; readonly limit?: number };

/** Loads Vega, which pictures do on first use: may be done beforehand, beside other work. */
export async function loadVega() {
  const [vega, { compile }, { expressionInterpreter }] = await Promise.all([
    import('vega') as unknown as Promise<typeof Vega & Untyped>,
    import('vega-lite'),
    import('vega-interpreter'),
  ]);
  vega.textMetrics.width = (item, text) => {
    const { limit = 0, fontSize = 11 } = item;
    const shown: unknown = text ?? item.text ?? '';
    const width = textWidth(typeof shown === 'string' ? shown : JSON.stringify(shown), fontSize);
    // Vega cuts a text at its limit when it draws it: room made for the whole of it is taken from the plot.
    return limit > 0 ? Math.min(width, limit) : width;
  };
  return { vega, compile, expressionInterpreter };
}
