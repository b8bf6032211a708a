import type { View } from './view-outcome.ts';

/** What the report shows, as JSON: verdicts, words and formatted figures. The figures themselves are in the Outcome. */
export function renderJson(views: readonly View[]): string {
  const experiments = views.map((view) => ({
    ...view,
    texts: undefined,
    filter: undefined,
    pictures: view.pictures.map((picture) => ({ ...picture, spec: undefined })),
  }));
  // a page's excerpt is of what stands beside it in full
  const whole = (key: string, value: unknown) => (key === 'excerpt' ? undefined : value);
  return `${JSON.stringify({ format: 'bookproof/view/1', experiments }, whole, 2)}\n`;
}
