import { contentPolicy, normaliseLines } from './content-policy.ts';
import type { Templates } from './handlebars.ts';
import { inertJson } from './inert-json.ts';
import type { Words } from '../locale/words.ts';
import { fieldLabels } from '../pictures/vega/field-labels.ts';
import { packData } from '../pictures/vega/pack-data.ts';
import type { PagePictures } from './picture-body.ts';

/** The data of the templates `head` and `scripts`. */
export type Scripts = {
  readonly style: string;
  readonly policy: string;
  /** The script that runs when the page is opened. */
  readonly script: string;
  /** JSON: the texts that the script shows. */
  readonly words: string;
  /** JSON: the live pictures by id; null if there are none. */
  readonly live: string | null;
  /** Vega, packed; it runs when a reader asks for a live picture. */
  readonly vega: string;
};

/** Returns the style and the scripts of a page, and the policy that allows them and nothing else. */
export function viewScripts(
  templates: Templates,
  { viewer, fields }: Pick<Words['texts'], 'viewer' | 'fields'>,
  { name, pictures }: { readonly name: string; readonly pictures: PagePictures },
): Scripts {
  const style = normaliseLines(templates['style.css'] ?? '');
  const script = scriptOf(templates, 'viewer/page.js');
  const vega = scriptOf(templates, 'viewer/vega.js');
  const rendered = Object.entries(pictures).flatMap(([id, picture]) =>
    picture === null ? [] : [{ id, picture }],
  );
  const live = rendered.map(
    ({ id, picture: { live: spec } }) =>
      [id, { spec: packData(spec), labels: fieldLabels(spec, fields) }] as const,
  );
  return {
    style,
    policy: contentPolicy(style, rendered.length === 0 ? [script] : [script, vega]),
    script,
    words: inertJson({ ...viewer, name }),
    live: rendered.length === 0 ? null : inertJson(Object.fromEntries(live)),
    vega: rendered.length === 0 ? '' : (templates['viewer/vega.js.gz.b64'] ?? ''),
  };
}

/** @throws Error if the script holds text that would end its element early, or open a comment */
function scriptOf(templates: Templates, file: string): string {
  const text = normaliseLines(templates[file] ?? '');
  if (/<\/script|<!--/i.test(text)) throw new Error(`${file} cannot stand inside a page`);
  return text;
}
