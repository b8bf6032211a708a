import { experiment } from 'bookproof';

export default experiment`
title: Weight decay, concise
subject: ../src/book/weight-decay-concise.ts#weightDecayConcise
equivalentTo: ../src/book/weight-decay.ts#weightDecay
law: linear-sgd-l2

states: # the same numbers as from scratch
  inputs: 200
  trainRows: 20
  testRows: 100
  trueWeight: 0.01
  trueBias: 0.05
  noiseSd: 0.01
  initSd: 1
  epochs: 10
  batchSize: 1
  learningRate: 0.003

sweep: { lambda: [0, 5] }
seeds: 1..3

claims:
  - id: test-loss-falls
    says: As from scratch, λ = 5 brings the test loss down, to a tenth or less.
    where: section "Observing the results"
    expect: testLoss(lambda=5) <= 0.1 * testLoss(lambda=0)

  - id: overfitting-relieved-not-cured
    says: The penalty relieves overfitting only in part; with λ = 5 the test loss still ends far above the train loss.
    where: section "Observing the results"
    note: In float64, over 2000 seeds, it ends 24 times as high at the least, and 160 times at the median.
    expect: testLoss(lambda=5) >= 10 * trainLoss(lambda=5)

  - id: weight-norm-shrinks
    says: The regulariser of the layer shrinks the weights, to a quarter or less of their norm without it.
    where: summary, first point
    expect: weightNorm(lambda=5) <= 0.25 * weightNorm(lambda=0)

guards: [streams, hold-out, data-law, trajectory, recompute, decay-law, metamorphic, equivalence, baseline]
`;
