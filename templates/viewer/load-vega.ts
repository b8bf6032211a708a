/** What is used here of Vega's view; vega.mjs says which parts of Vega there are. */
export type VegaView = {
  initialize(element: Element): VegaView;
  runAsync(): Promise<VegaView>;
  finalize(): VegaView;
  signal(name: string): unknown;
  signal(name: string, value: unknown): VegaView;
  scale(name: string): VegaScale | undefined;
  width(): number;
  height(): number;
  padding(): { readonly left: number; readonly top: number };
  origin(): readonly [number, number];
  scenegraph(): { readonly root: SceneMark };
};

/** A position scale; one without distances inverts nothing. */
export type VegaScale = {
  copy(): VegaScale;
  range(): readonly number[];
  invert?(pixel: number): number | Date;
};

export type SceneMark = {
  readonly marktype: string;
  readonly role?: string;
  readonly items: readonly SceneItem[];
};

export type Box = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

export type SceneItem = {
  readonly x?: number;
  readonly y?: number;
  readonly y2?: number;
  readonly width?: number;
  readonly height?: number;
  readonly opacity?: number;
  readonly defined?: boolean;
  readonly tooltip?: unknown;
  readonly datum?: unknown;
  readonly bounds: Box;
  /** Of a group. */
  readonly items?: readonly SceneMark[];
};

type Vega = {
  readonly View: new (runtime: unknown, options: object) => VegaView;
  readonly parse: (spec: object, config: undefined, options: { readonly ast: true }) => unknown;
  readonly expressionInterpreter: unknown;
};

let loading: Promise<Vega> | undefined;

/** Unpacks and runs the page's Vega, once. */
function loadVega(): Promise<Vega> {
  loading ??= unpackVega();
  return loading;
}

async function unpackVega(): Promise<Vega> {
  const packed = document.getElementById('viewer-vega')?.textContent ?? '';
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const script = document.createElement('script');
  script.textContent = await new Response(unpacked).text();
  document.head.append(script); // runs at once: the page's policy names its hash
  const { bookproofVega } = globalThis as { bookproofVega?: Vega };
  if (!bookproofVega) throw new Error('Vega did not start');
  return bookproofVega;
}

/** A view of a specification, drawn into an element. Interpreted, since the page's policy allows no eval. */
export async function openView(spec: object, element: Element): Promise<VegaView> {
  const { View, parse, expressionInterpreter } = await loadVega();
  const view = new View(parse(spec, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'svg',
    hover: false,
    logLevel: 1,
    tooltip: () => undefined, // the page has its own
  });
  return view.initialize(element).runAsync();
}
