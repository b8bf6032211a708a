import { Declined } from '../decline.ts';
import { placeOfCall } from './place-of-call.ts';

/** Of Unicode's private use, where no text that code writes has its letters: one letter a text. */
const firstMark = 0xf0000;
const marks = 0xfffd;
const everyMark = /[\u{f0000}-\u{ffffd}]/gu;

/**
 * The texts that code makes of numbers which it read. A text that is printed is nobody's figure; what becomes of any
 * other, which may be compared or read back, no trace sees.
 */
export type Texts = {
  /** The text with a mark before it, by which it is known again. */
  readonly mark: (text: string) => string;
  /** Takes what is printed, with the texts inside lists and plain objects, and gives it back without marks. */
  readonly print: <T>(printed: T) => T;
  /** Why code that made a text and did not print it cannot be traced; undefined where it printed all. */
  readonly unprinted: () => Declined | undefined;
};

export function createTexts(): Texts {
  /** Where each text that is not printed yet was made, by its mark; the first of a place stands for all. */
  const made = new Map<string, string | undefined>();
  const print = (printed: unknown): unknown => {
    if (typeof printed === 'string')
      return printed.replace(everyMark, (mark) => {
        made.delete(mark);
        return '';
      });
    if (Array.isArray(printed)) return printed.map(print);
    if (typeof printed !== 'object' || printed === null) return printed;
    if (Object.getPrototypeOf(printed) !== Object.prototype) return printed;
    return Object.fromEntries(Object.entries(printed).map(([name, value]) => [name, print(value)]));
  };
  let count = 0;
  return {
    mark(text) {
      const mark = String.fromCodePoint(firstMark + (count++ % marks));
      made.set(mark, placeOfCall());
      return mark + text;
    },
    print: <T>(printed: T) => print(printed) as T,
    unprinted() {
      for (const place of made.values())
        return new Declined(
          `${place === undefined ? '' : `${place}: `}the code makes a text of a number that it read from a tensor and does not print it, and no trace sees what becomes of it: print it, or report the number`,
        );
      return undefined;
    },
  };
}
