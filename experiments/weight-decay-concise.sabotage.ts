import { sabotage } from 'bookproof';

export default sabotage`
defects:
  - id: regulariser-without-half
    says: The regulariser is given λ, of which the library makes λ·Σw², twice the stated penalty.
    edits:
      - file: ../src/book/weight-decay-concise.ts
        find: 'l2 ({ l2: lambd / 2 })'
        replace: 'l2({ l2: lambd })'
    noticedBy: { trajectory: decay, decay-law: decay, equivalence: not-equivalent }

  - id: regulariser-forgotten
    says: The regularisation loss of the layer is never added.
    edits:
      - file: ../src/book/weight-decay-concise.ts
        find: tf.addN([loss(net.apply(X) as tf.Tensor, y), ...net.calculateLosses()])
        replace: loss(net.apply(X) as tf.Tensor, y)
    noticedBy:
      trajectory: decay
      equivalence: not-equivalent
      test-loss-falls: not-upheld
      weight-norm-shrinks: not-upheld

  - id: bias-regularised
    says: The bias is regularised like the weights.
    source: d2l-en issue 2284
    edits:
      - file: ../src/book/weight-decay-concise.ts
        find: 'kernelRegularizer: tf.regularizers.l2({ l2: lambd / 2 }),'
        replace: >-
          kernelRegularizer: tf.regularizers.l2({ l2: lambd / 2 }),
          biasRegularizer: tf.regularizers.l2({ l2: lambd / 2 }),
    noticedBy: { trajectory: bias-decays, equivalence: not-equivalent }

  - id: loss-without-half
    says: The loss is the mean squared error, not half of it.
    source: d2l-en issues 1984 and 1987
    edits:
      - file: ../src/book/weight-decay-concise.ts
        find: tf.losses.meanSquaredError(y, yHat).div(2)
        replace: tf.losses.meanSquaredError(y, yHat)
    noticedBy: { recompute: loss-factor, trajectory: learning-rate, equivalence: not-equivalent }

  - id: noise-of-the-prose
    says: The noise in the labels has the sd of the prose, 0.1.
    source: d2l-zh issue 347
    edits:
      - file: ../src/book/weight-decay-concise.ts
        find: noiseSd = 0.01
        replace: noiseSd = 0.1
    noticedBy: { data-law: noise-sd, trajectory: labels-differ, equivalence: not-equivalent }

  - id: all-rows-trained
    says: Training iterates over all 120 rows, the test rows among them.
    source: d2l-zh bf315f9a, released from 28 June to 24 July 2018
    edits:
      - file: ../src/book/weight-decay-concise.ts
        find: dataIter(batchSize, nTrain, features
        replace: dataIter(batchSize, n, features
    noticedBy: { streams: order-rows, hold-out: rows-shared, decay-law: foreign-rows, metamorphic: relation, equivalence: draws-differ }

  - id: test-loss-of-train-rows
    says: The test loss is computed on the train rows.
    edits:
      - file: ../src/book/weight-decay-concise.ts
        find: meanLoss(testFeatures, testLabels)
        replace: meanLoss(trainFeatures, trainLabels)
    noticedBy: { recompute: other-rows, equivalence: not-equivalent, overfitting-relieved-not-cured: not-upheld }
`;
