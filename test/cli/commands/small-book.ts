/** A subject that trains nothing and takes no time: its loss follows from its settings and one draw. */
export const smallSubject = `
export function shrink({ rate = 0, epochs = 3 }, random) {
  const [start] = random.normal('start', [1]);
  const loss = Array.from({ length: epochs }, (_, i) => Math.abs(start) + 10 - rate * (i + 1));
  return { metrics: { loss }, parameters: { size: Float32Array.of(start) } };
}
`;

export const smallExperiment = `
title: { zh-CN: 一本小书, en: A small book }
subject: ../book.js#shrink
metrics: [loss]
states: { epochs: 3 }
sweep: { rate: [0, 1, 2] }
seeds: 0..2
claims:
  - id: loss-falls-along-rate
    says: The larger the rate, the smaller the loss.
    expect: loss falls along rate
  - id: loss-stays-finite
    says: It stays finite.
    expect: loss(rate=2) is finite
guards: [streams]
`;

export const smallBook = { 'book.js': smallSubject, 'experiments/small.experiment.yaml': smallExperiment };
