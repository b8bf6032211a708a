import { quantityWords } from './quantity-words.ts';

/** What a guard's findings compare: `measured` and `stated` are of this. */
const words: Readonly<Record<string, string>> = {
  // streams
  draws: 'numbers drawn, or draws made',
  orderRows: 'rows in an order',
  orderCount: 'orders drawn',
  drawKind: 'draws of another kind',
  sharedDraws: 'streams that differ between the cells of a seed',
  // data and start
  noiseMean: 'mean of the noise',
  features: 'inputs returned, less inputs drawn',
  featureMean: 'mean of the inputs',
  featureSd: 'sd of the inputs',
  startMean: 'mean of the starting weights',
  startSd: 'sd of the starting weights',
  startBias: 'starting bias',
  dataRows: 'rows of data',
  // training
  w: 'final weights, distance from float64',
  b: 'final bias, distance from float64',
  trainResidual: 'residuals on the train rows (rms)',
  testResidual: 'residuals on the test rows (rms)',
  offSpan: 'weights that no train row reaches, distance from the decay law',
  decayPerStep: 'decay a step',
  biasConserved: 'bias without a penalty, distance from where it is conserved',
  // losses: residuals are compared, since a tiny loss has no relative precision
  trainLoss: 'train loss, as √(2 · loss)',
  testLoss: 'test loss, as √(2 · loss)',
};

/** A quantity of a run beside that of another: as it was blessed, or of the reference. */
function besideWords(other: string, kind: string, name: string): string {
  if (kind === 'state') return 'diverged (0: no, 1: yes)';
  if (kind === 'draws') return 'draws of a run';
  const theirs = other === 'blessed' ? 'what was blessed' : 'the reference';
  return kind === 'parameter' ? `distance of ${name} from ${theirs}` : quantityWords(name);
}

/** A figure of one cell. */
const ofCell = /^(.*) at ([^ ]*)$/;
const beside = /^(blessed|reference) (state|draws|metric|parameter) ?(.*)$/;

/** The reader's words for a finding's quantity; where there are none, those of the constant or metric. */
export function findingWords(code: string): string {
  const [, figure, cell] = ofCell.exec(code) ?? [];
  if (figure !== undefined) return `${quantityWords(figure)} at ${cell}`;
  const [, other = '', kind = '', name = ''] = beside.exec(code) ?? [];
  if (other !== '') return besideWords(other, kind, name);
  return Object.hasOwn(words, code) ? (words[code] ?? code) : quantityWords(code);
}
