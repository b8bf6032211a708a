import { sabotage } from 'bookproof';

export default sabotage`
defects:
  - id: powers-forgotten
    says: Every column is x itself, not a power of it.
    edits:
      - file: ../src/book/polynomial-fit.ts
        find: const features = powers(x, degree);
        replace: const features = x.tile<tf.Tensor2D>([1, degree]);
    noticedBy:
      cubic-train-loss-small: not-upheld
      train-loss-falls-along-degree: not-upheld
      test-loss-falls-along-degree: not-upheld

  - id: linear-truth
    says: The labels follow a line, not a cubic.
    edits:
      - file: ../src/book/polynomial-fit.ts
        find: '[1.2, -3.4, 5.6]'
        replace: '[1.2, 0, 0]'
    noticedBy: { linear-underfits: not-upheld }

  - id: test-labels-of-other-rows
    says: The test labels are those of the train rows.
    edits:
      - file: ../src/book/polynomial-fit.ts
        find: labels.slice(nTrain)]
        replace: labels.slice(0, nTest)]
    noticedBy:
      cubic-test-loss-close: not-upheld
      more-rows-lower-test-loss: not-upheld

  - id: test-loss-of-train-rows
    says: The test loss is computed on the train rows.
    edits:
      - file: ../src/book/polynomial-fit.ts
        find: meanLoss(testFeatures, testLabels)
        replace: meanLoss(trainFeatures, trainLabels)
    noticedBy: { two-rows-overfit: not-upheld, metamorphic: relation }

  - id: test-rows-trained
    says: Training takes the last rows in place of the first, which are test rows.
    edits:
      - file: ../src/book/polynomial-fit.ts
        find: trainRows, features, labels, random)
        replace: trainRows, features.slice(nTrain), labels.slice(nTrain), random)
    noticedBy: { metamorphic: relation }

  - id: all-rows-trained
    says: Training goes through all 200 rows, the test rows among them.
    source: d2l-zh bf315f9a, in the chapter after this one
    edits:
      - file: ../src/book/polynomial-fit.ts
        find: dataIter(batchSize, trainRows,
        replace: dataIter(batchSize, n,
    noticedBy: { streams: order-rows, hold-out: rows-shared, metamorphic: relation }

  - id: no-shuffling
    says: The rows are never shuffled.
    edits:
      - file: ../src/book/linear-regression.ts
        find: const indices = random.permutation('order', numExamples);
        replace: 'const indices = Int32Array.from({ length: numExamples }, (_, i) => i);'
    noticedBy: { metamorphic: any }

  - id: ninety-nine-epochs
    says: Training stops an epoch early.
    edits:
      - file: ../src/book/polynomial-fit.ts
        find: numEpochs = 100
        replace: numEpochs = 99
    noticedBy: { streams: epoch-count }
`;
