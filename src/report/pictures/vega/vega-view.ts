import type * as Vega from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import type { PictureSpec, VegaSpec } from '../picture.ts';
import { textWidth } from './text-width.ts';
import { withoutInherited } from './without-inherited.ts';

let last: Promise<unknown> = Promise.resolve();

/**
 * Compiles a Vega-Lite specification to Vega's own. Loads Vega on first use.
 *
 * @throws whatever Vega-Lite throws on a specification that it does not understand
 */
export async function compilePicture(spec: PictureSpec): Promise<VegaSpec> {
  const { compile } = await loadVega();
  return compile(withoutInherited(spec) as unknown as TopLevelSpec).spec as unknown as VegaSpec; // made in this room, as plain data
}

/**
 * Draws with a Vega view. Loads Vega on first use. Pictures are drawn one after another, since they share
 * Vega's counter of ids and its random generator; so the bytes are the same in any order.
 *
 * @throws whatever Vega throws on a specification that it cannot draw
 */
export function withVegaView<T>(spec: VegaSpec, draw: (view: Vega.View) => Promise<T>): Promise<T> {
  const result = last.then(() => drawOne(spec, draw));
  last = result.catch(() => undefined); // the caller gets the error; the next picture is drawn all the same
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

/** Exports of Vega that its types lack. */
type Untyped = {
  readonly setRandom: (random: () => number) => void;
  readonly randomLCG: (seed: number) => () => number;
  readonly textMetrics: { width: (item: TextItem, text?: string) => number };
};
type TextItem = { readonly text?: unknown; readonly fontSize?: number; readonly limit?: number };

/** Loads Vega. Pictures do so on first use; a caller may do so earlier, in parallel with other work. */
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
    // Vega cuts a text at its limit when it draws it. Room for the whole text would be taken from the plot.
    return limit > 0 ? Math.min(width, limit) : width;
  };
  return { vega, compile, expressionInterpreter };
}
