import { normalConstants } from '../../../random/normal-constants.ts';
import type { Builder } from '../builder.ts';
import type { TensorView } from '../view.ts';

/** ln(1 + x), also where x is tiny: u = 1 + x is rounded, and ln u · x/(u − 1) makes up for it (W. Kahan). */
export function logarithmAbove1(x: TensorView, builder: Builder): TensorView {
  const one = builder.number(1);
  const u = builder.map('add', one, x);
  const logarithm = builder.map('logarithm', u);
  const madeUp = builder.map(
    'multiply',
    logarithm,
    builder.map('divide', x, builder.map('subtract', u, one)),
  );
  // Where u is large, x/(u − 1) is 1, or no number at all.
  const either = builder.map('select', builder.map('less', u, builder.number(2 ** 30)), madeUp, logarithm);
  return builder.map('select', builder.map('equal', u, one), x, either);
}

/** Σ terms · x^k by Horner's rule, highest power first. */
function polynomial(terms: readonly number[], x: TensorView, builder: Builder): TensorView {
  const [first = 0, ...rest] = terms;
  return rest.reduce<TensorView>(
    (sum, term) => builder.map('add', builder.map('multiply', sum, x), builder.number(term)),
    builder.number(first),
  );
}

/** π/2 in three parts, the first two with so few bits that their multiples are exact (Cephes library, S. L. Moshier). */
const quarterTurn = [1.5703125, 4.837512969970703e-4, 7.549789954891882e-8];
const { sine: sineTerms, cosine: cosineTerms } = normalConstants;

/** sin(x + ahead · π/2): x = n · π/2 + r with |r| ≤ π/4, and n + ahead says which of ±sin r, ±cos r it is. */
export function wave(x: TensorView, ahead: 0 | 1, builder: Builder): TensorView {
  const map: Builder['map'] = (operation, ...inputs) => builder.map(operation, ...inputs);
  const number = (value: number) => builder.number(value);
  const n = map('nearest', map('multiply', x, number(2 / Math.PI)));
  const r = quarterTurn.reduce((rest, part) => map('subtract', rest, map('multiply', n, number(part))), x);
  const r2 = map('multiply', r, r);
  const sine = map('add', map('multiply', map('multiply', polynomial(sineTerms, r2, builder), r2), r), r);
  const tail = map('multiply', map('multiply', polynomial(cosineTerms, r2, builder), r2), r2);
  const cosine = map('add', map('subtract', tail, map('multiply', r2, number(0.5))), number(1));
  const turns = map('add', n, number(ahead));
  const half = map('floor', map('multiply', turns, number(0.5)));
  const isOdd = map('subtract', turns, map('multiply', half, number(2)));
  const isTurned = map(
    'subtract',
    half,
    map('multiply', map('floor', map('multiply', half, number(0.5))), number(2)),
  );
  const value = map('select', isOdd, cosine, sine);
  return map('select', isTurned, map('negate', value), value);
}

/** Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26: within 1.5e-7 of erf x. */
const erfScale = 0.3275911;
const erfTerms = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];

export function errorFunction(x: TensorView, builder: Builder): TensorView {
  const map: Builder['map'] = (operation, ...inputs) => builder.map(operation, ...inputs);
  const one = builder.number(1);
  const size = map('absolute', x);
  const t = map('divide', one, map('add', one, map('multiply', builder.number(erfScale), size)));
  const decay = map('exponential', map('negate', map('multiply', x, x)));
  const tail = map('multiply', map('multiply', polynomial(erfTerms, t, builder), t), decay);
  const value = map('subtract', one, tail);
  return map('select', map('less', x, builder.number(0)), map('negate', value), value);
}
