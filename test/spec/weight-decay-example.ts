/** The example of design.md §4, as its file holds it; `baseline` is a guard still to come. */
export const weightDecayExample = `import { experiment } from 'bookproof';

export default experiment\`
title: Weight decay, from scratch
subject: ../src/book/weight-decay.ts#weightDecay
law: linear-sgd-l2
states:            # what the chapter says its code uses; the code keeps its own constants
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
sweep: { lambda: [0, 0.1, 0.5, 1, 2, 3, 5, 7, 10] }
seeds: 1..5
claims:
  - id: test-loss-falls
    says: With λ = 5 the test loss ends at a tenth or less of what it is without a penalty.
    where: section "use regularisation", first paragraph
    expect: testLoss(lambda=5) <= 0.1 * testLoss(lambda=0)
  - id: weight-norm-shrinks
    says: The larger λ, the closer the weights come to zero.
    expect: weightNorm falls along lambda
  - id: train-loss-rises
    says: With λ = 5 the train loss ends higher, in most runs.
    expect: trainLoss(lambda=5) > trainLoss(lambda=0)
    in: most of 100 runs
  - id: train-loss-rises-later
    says: After 20 epochs it ends higher in every run.
    with: { epochs: 20 }
    expect: trainLoss(lambda=5) > trainLoss(lambda=0)
  - id: blows-up
    with: { lambda: [600, 700] }
    expect: weightNorm(lambda=700) diverges
guards: [streams, data-law, trajectory, recompute, decay-law]
\`;
`;

/** The YAML inside it. */
export const weightDecayYaml = weightDecayExample.slice(
  weightDecayExample.indexOf('`') + 1,
  weightDecayExample.lastIndexOf('`'),
);
