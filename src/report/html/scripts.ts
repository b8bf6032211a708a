import { contentPolicy, normaliseLines } from './content-policy.ts';
import type { Templates } from './handlebars.ts';
import { inertJson } from './inert-json.ts';
import type { Words } from '../locale/words.ts';
import { fieldLabels } from '../pictures/vega/field-labels.ts';
import { packData } from '../pictures/vega/pack-data.ts';
import type { RenderedPicture } from '../pictures/render-picture.ts';

/** What the templates `head` and `scripts` read. */
export type Scripts = {
  readonly style: string;
  readonly policy: string;
  /** What runs when the page is opened. */
  readonly script: string;
  /** JSON: what the script says. */
  readonly words: string;
  /** JSON: the pictures, by id; null where there are none. */
  readonly live: string | null;
  /** Vega, packed; run when a reader asks for a live picture. */
  readonly vega: string;
};

/** The style and the scripts of a page, and the policy that allows them and nothing else. */
export function viewScripts(
  templates: Templates,
  { viewer, fields }: Pick<Words['texts'], 'viewer' | 'fields'>,
  { name, pictures }: { readonly name: string; readonly pictures: Readonly<Record<string, RenderedPicture>> },
): Scripts {
  const style = normaliseLines(templates['style.css'] ?? '');
  const script = scriptOf(templates, 'viewer/page.js');
  const vega = scriptOf(templates, 'viewer/vega.js');
  const drawn = Object.entries(pictures);
  const live = drawn.map(
    ([id, { live: spec }]) => [id, { spec: packData(spec), labels: fieldLabels(spec, fields) }] as const,
  );
  return {
    style,
    policy: contentPolicy(style, drawn.length === 0 ? [script] : [script, vega]),
    script,
    words: inertJson({ ...viewer, name }),
    live: drawn.length === 0 ? null : inertJson(Object.fromEntries(live)),
    vega: drawn.length === 0 ? '' : (templates['viewer/vega.js.gz.b64'] ?? ''),
  };
}

/** @throws Error where the script would end, or seem to end, before its end */
function scriptOf(templates: Templates, file: string): string {
  const text = normaliseLines(templates[file] ?? '');
  if (/<\/script|<!--/i.test(text)) throw new Error(`${file} cannot stand inside a page`);
  return text;
}
