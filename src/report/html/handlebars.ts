import Handlebars from 'handlebars';
import { capitalise } from '../format/text.ts';

/** Texts by file name: `page.hbs`, `claim.hbs`, `style.css`. */
export type Templates = Readonly<Record<string, string>>;

const extension = '.hbs';

/**
 * Fills a template. Every other template can be used as a partial, by its file name without extension. The
 * helpers are `if`, `each`, `unless`, `with` and `sentence`, which capitalises a text unless it begins with a
 * name from code.
 *
 * @throws Error if there is no such template, if it uses another helper, or if the data lack a name that it
 * uses
 */
export function fillTemplate(templates: Templates, name: string, data: object): string {
  const source = templates[`${name}${extension}`];
  if (source === undefined) throw new Error(`there is no template "${name}${extension}"`);
  const handlebars = Handlebars.create();
  handlebars.registerHelper('sentence', (text: unknown) => capitalise(String(text)));
  const knownHelpers = { sentence: true };
  const options = { strict: true, knownHelpers, knownHelpersOnly: true, preventIndent: true };
  const partials = Object.entries(templates)
    .filter(([file]) => file.endsWith(extension))
    .map(([file, text]) => [file.slice(0, -extension.length), handlebars.compile(text, options)] as const);
  return handlebars.compile(source, options)(data, { partials: Object.fromEntries(partials) });
}
