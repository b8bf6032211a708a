import Handlebars from 'handlebars';
import { capitalise } from '../format/text.ts';

/** Texts by file name: `page.hbs`, `claim.hbs`, `style.css`. */
export type Templates = Readonly<Record<string, string>>;

const extension = '.hbs';

/**
 * Fills a template. Every other template is at hand as a partial, by its file name without extension.
 * A name that the data lack is an error, and so is a helper beyond `if`, `each`, `unless`,
 * `with` and `sentence`, which begins a text with a capital unless it begins with a name out of code.
 *
 * @throws Error where there is no such template, or the data lack what it names
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
