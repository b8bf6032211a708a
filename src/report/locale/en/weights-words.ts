/** What is said in and beside the picture of what training left of the parameters. */
export const weightsWords = {
  weights: 'Weights after training',
  parameter: (name: string): string => `Parameter ${name} after training`,
  truth: (value: string): string => `true weights, ${value}`,
  trueWeight: 'True',
  index: 'index',
  every: 'every run',
  seed: (seed: number): string => `Seed ${seed}.`,
  within: (value: string): string => `Linear within ±${value}, logarithmic beyond.`,
  chosen: (shown: number, of: number): string => `${shown} of ${of} values drawn, evenly chosen.`,
  farthest: (shown: number, of: number): string => `; the ${shown} of ${of} farthest out`,
};
