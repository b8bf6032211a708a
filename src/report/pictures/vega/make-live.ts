import type { VegaSpec } from '../picture.ts';

/**
 * Adds to a compiled picture the signals that a reader moves, all of them at rest:
 *
 * - `zoomX`, `zoomY`: the part to show of each axis that has distances, in its own unit; null for all of it
 * - `zoomed`: whether marks are cut at the plot's edge
 * - `muted`: names of the series that are faded, as the legend spells them
 *
 * At rest they do not change the picture: the static SVG is drawn from the same specification.
 */
export function makeLive(spec: VegaSpec): VegaSpec {
  const parts = spec as Parts;
  const zoomable = (parts.scales ?? []).filter(isZoomable).map(({ name }) => name);
  const colours = new Set((parts.legends ?? []).flatMap(({ fill, stroke }) => [fill, stroke]));
  return {
    ...spec,
    signals: [
      ...(parts.signals ?? []),
      { name: 'muted', value: [] },
      { name: 'zoomed', value: false },
      ...zoomable.map((name) => ({ name: signalOf(name), value: null })),
    ],
    scales: (parts.scales ?? []).map((scale) =>
      zoomable.includes(scale.name) ? { ...scale, domainRaw: { signal: signalOf(scale.name) } } : scale,
    ),
    axes: (parts.axes ?? []).map((axis) =>
      zoomable.includes(axis.scale) ? freeTicks(axis, parts.scales ?? []) : axis,
    ),
    legends: (parts.legends ?? []).map(muteEntries),
    marks: (parts.marks ?? []).map((mark) => liveMark(mark, colours, zoomable.length > 0)),
  };
}

/** The parts of a Vega specification that are read here. */
type Parts = {
  readonly signals?: readonly unknown[];
  readonly scales?: readonly Scale[];
  readonly axes?: readonly Axis[];
  readonly legends?: readonly Legend[];
  readonly marks?: readonly Mark[];
};
type Scale = { readonly name: string; readonly type?: string };
type Axis = { readonly scale: string; readonly values?: unknown };
type Channels = Readonly<Record<string, unknown>>;
type Legend = {
  readonly fill?: string;
  readonly stroke?: string;
  readonly encode?: Readonly<Record<string, { readonly update?: Channels }>>;
};
type Mark = {
  readonly type: string;
  readonly clip?: unknown;
  readonly marks?: readonly Mark[];
  readonly encode?: { readonly update?: Channels };
};

const withDistances: ReadonlySet<string> = new Set(['linear', 'log', 'pow', 'sqrt', 'symlog', 'time', 'utc']);

/**
 * True for the plot's own axes, if they have distances. A picture of several plots has other names for its
 * scales.
 */
function isZoomable({ name, type = 'linear' }: Scale): boolean {
  return (name === 'x' || name === 'y') && withDistances.has(type);
}

function signalOf(scale: string): string {
  return `zoom${scale.toUpperCase()}`;
}

/**
 * Keeps the ticks that the picture sets itself as long as at least two of them are sure to be visible; else
 * Vega sets them.
 */
function freeTicks(axis: Axis, scales: readonly Scale[]): Axis {
  const { values } = axis;
  if (!Array.isArray(values)) return axis;
  const [first = Number.NaN, second = Number.NaN] = values.map(Number);
  const zoom = signalOf(axis.scale);
  const [seen, least] =
    scales.find(({ name }) => name === axis.scale)?.type === 'log'
      ? [`abs(log(${zoom}[1] / ${zoom}[0]))`, Math.abs(Math.log(second / first))]
      : [`abs(${zoom}[1] - ${zoom}[0])`, Math.abs(second - first)];
  const own = JSON.stringify(values);
  return {
    ...axis,
    values: {
      signal: Number.isFinite(least)
        ? `${zoom} && ${seen} < ${2 * least} ? null : ${own}`
        : `${zoom} ? null : ${own}`,
    },
  };
}

function muteEntries(legend: Legend): Legend {
  const muted = (part: string) => {
    const own = legend.encode?.[part];
    return { ...own, update: { ...own?.update, opacity: mutedOr('datum.value', { value: 1 }, 0.35) } };
  };
  return { ...legend, encode: { ...legend.encode, symbols: muted('symbols'), labels: muted('labels') } };
}

function liveMark(mark: Mark, colours: ReadonlySet<string | undefined>, cut: boolean): Mark {
  if (mark.marks) return { ...mark, marks: mark.marks.map((inner) => liveMark(inner, colours, cut)) };
  const update = mark.encode?.update ?? {};
  const field = seriesField(update, colours);
  return {
    ...mark,
    ...(cut && mark.clip === undefined ? { clip: { signal: 'zoomed' } } : {}),
    ...(field === undefined
      ? {}
      : {
          encode: {
            ...mark.encode,
            update: {
              ...update,
              opacity: mutedOr(`datum[${JSON.stringify(field)}]`, update.opacity ?? { value: 1 }, 0.07),
            },
          },
        }),
  };
}

/** Returns the field by which a mark takes its colour from the legend. A field whose name is a path is left out. */
function seriesField(update: Channels, colours: ReadonlySet<string | undefined>): string | undefined {
  const fields = [update.stroke, update.fill].flatMap((channel) => {
    const { scale, field } = (channel ?? {}) as { readonly scale?: string; readonly field?: unknown };
    return colours.has(scale) && scale !== undefined && typeof field === 'string' ? [field] : [];
  });
  return fields.find((field) => !/[.[\]\\]/.test(field));
}

function mutedOr(series: string, otherwise: unknown, opacity: number): readonly unknown[] {
  return [{ test: `indexof(muted, ${series}) >= 0`, value: opacity }, otherwise].flat();
}
