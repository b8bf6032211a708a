/**
 * The look of every picture. Colours are the page's CSS variables, so that a static picture follows the
 * page's dark colours and those for print. Without a page, `literalColours` replaces them.
 */
export const pictureTheme = {
  width: 380,
  height: 260,
  autosize: { type: 'fit-x', contains: 'padding' },
  padding: { left: 4, top: 8, right: 10, bottom: 2 },
  background: null,
  config: {
    aria: false,
    font: "Arial, 'Liberation Sans', Helvetica, sans-serif", // `textWidth` knows its widths
    view: { stroke: null },
    axis: {
      labelColor: 'var(--muted)',
      titleColor: 'var(--ink)',
      labelFontSize: 13,
      titleFontSize: 13,
      titleFontWeight: 'normal',
      gridColor: 'var(--line)',
      domainColor: 'var(--rule)',
      tickColor: 'var(--rule)',
      labelPadding: 5,
      titlePadding: 8,
    },
    axisY: { domain: false, ticks: false },
    axisX: { grid: false, titleLimit: 300 },
    legend: {
      orient: 'bottom',
      direction: 'horizontal',
      title: null,
      labelColor: 'var(--ink)',
      labelFontSize: 13,
      symbolType: 'stroke',
      symbolOpacity: 1,
      symbolStrokeWidth: 2.5,
      symbolSize: 500,
      columnPadding: 20,
      labelLimit: 260,
    },
  },
} as const;

/** Series are distinguished by colour and by dash. */
export const seriesColours = [
  'var(--series-1)',
  'var(--series-2)',
  'var(--series-3)',
  'var(--series-4)',
] as const;
export const seriesDashes = [
  [1, 0],
  [7, 4],
  [2, 3],
  [9, 3, 2, 3],
] as const;

export const literalColours: Readonly<Record<string, string>> = {
  'var(--ink)': '#1c2024',
  'var(--muted)': '#5b636b',
  'var(--line)': '#e3e6e9',
  'var(--rule)': '#9aa2aa',
  'var(--fails)': '#b3261e',
  'var(--series-1)': '#1f5fbf',
  'var(--series-2)': '#c2570c',
  'var(--series-3)': '#17713f',
  'var(--series-4)': '#7a3fd1',
};
