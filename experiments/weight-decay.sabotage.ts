import { sabotage } from 'bookproof';

export default sabotage`
defects:
  - id: data-gradient-sign
    says: The gradient of the data has the wrong sign, since the loss is subtracted from the penalty.
    edits:
      - file: ../src/book/weight-decay.ts
        find: loss(net(X, w, b), y) .add(l2Penalty(w).mul(lambd)) .sum<tf.Scalar>()
        replace: l2Penalty(w).mul(lambd).sub(loss(net(X, w, b), y)).sum<tf.Scalar>()
    noticedBy: { trajectory: learning-rate, overfits-without-penalty: diverged }

  - id: penalty-sign
    says: The penalty is subtracted from the loss.
    edits:
      - file: ../src/book/weight-decay.ts
        find: .add(l2Penalty(w).mul(lambd))
        replace: .sub(l2Penalty(w).mul(lambd))
    noticedBy: { trajectory: decay, decay-law: decay, test-loss-falls: diverged }

  - id: penalty-forgotten
    says: The penalty is not added to the loss.
    edits:
      - file: ../src/book/weight-decay.ts
        find: .add(l2Penalty(w).mul(lambd)) .sum<tf.Scalar>()
        replace: .sum<tf.Scalar>()
    noticedBy:
      trajectory: decay
      decay-law: decay
      train-loss-rises: not-upheld
      training-blows-up-at-700: not-upheld
      drift: drifted

  - id: bias-penalised
    says: The bias is penalised too.
    source: d2l-zh before 7c82de62
    edits:
      - file: ../src/book/weight-decay.ts
        find: .add(l2Penalty(w).mul(lambd))
        replace: .add(l2Penalty(w).add(l2Penalty(b)).mul(lambd))
    noticedBy: { trajectory: bias-decays, closed-form: bias-decays }

  - id: penalty-without-half
    says: The penalty has lost its 1/2.
    source: d2l-zh fdc211e8
    edits:
      - file: ../src/book/weight-decay.ts
        find: w.square().sum().div(2)
        replace: w.square().sum()
    noticedBy:
      trajectory: decay
      decay-law: decay
      true-weights-not-recovered: not-upheld
      training-stays-finite-at-600: not-upheld

  - id: penalty-over-train-rows
    says: The penalty is divided by the number of train rows.
    source: d2l-zh issue 517
    edits:
      - file: ../src/book/weight-decay.ts
        find: .add(l2Penalty(w).mul(lambd))
        replace: .add(l2Penalty(w).mul(lambd / nTrain))
    noticedBy:
      trajectory: decay
      decay-law: decay
      test-loss-falls: not-upheld
      training-blows-up-at-700: not-upheld

  - id: decay-without-learning-rate
    says: Each step takes λw off the weights, as the prose has it, and not the learning rate times λw.
    source: prose of the 2018 chapter
    edits:
      - file: ../src/book/weight-decay.ts
        find: .add(l2Penalty(w).mul(lambd)) .sum<tf.Scalar>()
        replace: .sum<tf.Scalar>()
      - file: ../src/book/weight-decay.ts
        find: sgd(params, grads, lr, batchSize);
        replace: |-
          const decay = w.mul(lambd);
                  sgd(params, grads, lr, batchSize);
                  w.assign(w.sub(decay));
    noticedBy: { trajectory: decay, weight-norm-falls-along-lambda: diverged }

  - id: learning-rate-tenfold
    says: The learning rate is 0.03, ten times too large.
    source: readers' forum
    edits:
      - file: ../src/book/weight-decay.ts
        find: lr = 0.003
        replace: lr = 0.03
    noticedBy: { trajectory: learning-rate, overfits-without-penalty: diverged }

  - id: learning-rate-over-train-rows
    says: The learning rate is divided by the number of train rows.
    edits:
      - file: ../src/book/weight-decay.ts
        find: sgd(params, grads, lr, batchSize)
        replace: sgd(params, grads, lr / nTrain, batchSize)
    noticedBy: { trajectory: learning-rate, decay-law: decay, weight-norm-shrinks: not-upheld }

  - id: other-learning-rate
    says: The learning rate is 0.005.
    edits:
      - file: ../src/book/weight-decay.ts
        find: lr = 0.003
        replace: lr = 0.005
    noticedBy: { trajectory: learning-rate, decay-law: decay, training-stays-finite-at-600: not-upheld }

  - id: training-loss-without-half
    says: The loss that is trained on has lost its 1/2, the loss that is reported has not.
    edits:
      - file: ../src/book/weight-decay.ts
        find: loss(net(X, w, b), y) .add(l2Penalty(w)
        replace: net(X, w, b).sub(y).square().add(l2Penalty(w)
    noticedBy: { trajectory: learning-rate, closed-form: learning-rate }

  - id: noise-of-the-prose
    says: The noise has the standard deviation of the prose, 0.1.
    source: d2l-zh issue 347
    edits:
      - file: ../src/book/weight-decay.ts
        find: noiseSd = 0.01
        replace: noiseSd = 0.1
    noticedBy: { data-law: noise-sd, trajectory: labels-differ }

  - id: no-shuffling
    says: Every epoch goes through the rows in their own order.
    edits:
      - file: ../src/book/linear-regression.ts
        find: random.permutation('order', numExamples)
        replace: 'Int32Array.from({ length: numExamples }, (_, i) => i)'
    noticedBy: { streams: stream-unused, metamorphic: relation }

  - id: one-order
    says: One order is drawn and used in every epoch.
    edits:
      - file: ../src/book/linear-regression.ts
        find: 'random: Random, ): Generator'
        replace: 'indices: Int32Array, ): Generator'
      - file: ../src/book/linear-regression.ts
        find: const indices = random.permutation('order', numExamples); for
        replace: for
      - file: ../src/book/weight-decay.ts
        find: 'const trainLs: number[] = [];'
        replace: |-
          const order = random.permutation('order', nTrain);
            const trainLs: number[] = [];
      - file: ../src/book/weight-decay.ts
        find: features, labels, random)
        replace: features, labels, order)
    noticedBy: { streams: order-count, trajectory: order-count }

  - id: sampling-with-replacement
    says: Each step draws its row from all train rows, so that some come twice in an epoch and some never.
    edits:
      - file: ../src/book/linear-regression.ts
        find: random.permutation('order', numExamples)
        replace: "Int32Array.from({ length: numExamples }, () => random.permutation('order', numExamples)[0]!)"
    noticedBy: { streams: order-count, trajectory: order-count }

  - id: nine-epochs
    says: There are 9 epochs.
    edits:
      - file: ../src/book/weight-decay.ts
        find: numEpochs = 10
        replace: numEpochs = 9
    noticedBy: { streams: epoch-count, trajectory: epoch-count }

  - id: eleven-epochs
    says: There are 11 epochs.
    edits:
      - file: ../src/book/weight-decay.ts
        find: numEpochs = 10
        replace: numEpochs = 11
    noticedBy: { streams: epoch-count, trajectory: epoch-count }

  - id: all-rows-trained
    says: Training goes through all 120 rows, the test rows among them.
    source: d2l-zh bf315f9a, released from 28 June to 24 July 2018
    edits:
      - file: ../src/book/weight-decay.ts
        find: dataIter(batchSize, nTrain,
        replace: dataIter(batchSize, n,
    noticedBy:
      streams: order-rows
      hold-out: rows-shared
      decay-law: foreign-rows
      metamorphic: relation
      test-loss-falls-along-lambda: not-upheld

  - id: one-test-row-trained
    says: Training goes through rows 2 to 21 in place of 1 to 20, so that one of them is a test row.
    edits:
      - file: ../src/book/weight-decay.ts
        find: features, labels, random)
        replace: features.slice(1), labels.slice(1), random)
    noticedBy: { trajectory: first-bad-epoch, decay-law: foreign-rows, metamorphic: relation }

  - id: train-rows-in-test-loss
    says: The last ten train rows are counted among the test rows.
    edits:
      - file: ../src/book/weight-decay.ts
        find: features.slice(nTrain)]
        replace: features.slice(10)]
      - file: ../src/book/weight-decay.ts
        find: labels.slice(nTrain)]
        replace: labels.slice(10)]
    noticedBy: { recompute: other-rows, trajectory: loss-differs }

  - id: test-loss-of-train-rows
    says: The test loss is computed on the train rows.
    edits:
      - file: ../src/book/weight-decay.ts
        find: meanLoss(testFeatures, testLabels)
        replace: meanLoss(trainFeatures, trainLabels)
    noticedBy:
      recompute: other-rows
      trajectory: loss-differs
      overfits-without-penalty: not-upheld
      test-loss-falls-along-lambda: not-upheld

  - id: train-and-test-swapped
    says: The train loss is reported as the test loss, and the test loss as the train loss.
    edits:
      - file: ../src/book/weight-decay.ts
        find: |-
          trainLs.push(meanLoss(trainFeatures, trainLabels));
              testLs.push(meanLoss(testFeatures, testLabels));
        replace: |-
          testLs.push(meanLoss(trainFeatures, trainLabels));
              trainLs.push(meanLoss(testFeatures, testLabels));
    noticedBy: { recompute: other-rows, trajectory: loss-differs, train-loss-rises-later: not-upheld }

  - id: small-start
    says: The weights start with standard deviation 0.01.
    source: d2l-zh 7c82de62
    edits:
      - file: ../src/book/weight-decay.ts
        find: initSd = 1,
        replace: initSd = 0.01,
    noticedBy: { data-law: start-sd, test-loss-falls: not-upheld, true-weights-not-recovered: not-upheld }

  - id: bias-never-updated
    says: Only the weights are updated, the bias stays at zero.
    edits:
      - file: ../src/book/weight-decay.ts
        find: sgd(params,
        replace: sgd([w],
    noticedBy: { trajectory: bias-rate, decay-law: bias-not-conserved }

  - id: true-bias-tenfold
    says: The true bias is 0.5.
    source: a port
    edits:
      - file: ../src/book/weight-decay.ts
        find: trueB = 0.05
        replace: trueB = 0.5
    noticedBy: { data-law: true-bias, trajectory: labels-differ }

  - id: true-weight-doubled
    says: The true weights are 0.02.
    edits:
      - file: ../src/book/weight-decay.ts
        find: trueWeight = 0.01
        replace: trueWeight = 0.02
    noticedBy: { data-law: true-weight, trajectory: labels-differ }

  - id: l1-penalty
    says: The penalty is the L1 norm of the weights under the name of L2.
    source: a port
    edits:
      - file: ../src/book/weight-decay.ts
        find: w.square().sum().div(2)
        replace: w.abs().sum()
    noticedBy:
      trajectory: l1-penalty
      decay-law: off-span-moved
      metamorphic: relation
      weight-norm-falls-along-lambda: not-upheld

  - id: reported-loss-without-half
    says: The losses are reported without their 1/2.
    edits:
      - file: ../src/book/weight-decay.ts
        find: loss(net(X, w, b), y) .mean()
        replace: net(X, w, b).sub(y).square().mean()
    noticedBy: { recompute: loss-factor, trajectory: loss-differs }

  - id: train-loss-with-penalty
    says: The train loss is reported with the penalty in it.
    edits:
      - file: ../src/book/weight-decay.ts
        find: trainLs.push(meanLoss(trainFeatures, trainLabels))
        replace: trainLs.push(meanLoss(trainFeatures, trainLabels) + lambd * l2Penalty(w).dataSync()[0]!)
    noticedBy: { recompute: with-penalty, trajectory: loss-differs }

  - id: reported-loss-broadcast
    says: The reported losses subtract labels [n] from predictions [n, 1], which gives [n, n] differences.
    edits:
      - file: ../src/book/weight-decay.ts
        find: loss(net(X, w, b), y) .mean()
        replace: net(X, w, b).sub(y.flatten()).square().div(2).mean()
    noticedBy: { recompute: broadcast, trajectory: loss-differs }

  - id: no-new-start
    says: A fit starts from the weights where the one before it ended.
    edits:
      - file: ../src/book/weight-decay.ts
        find: export interface Settings {
        replace: |-
          let trained: Float32Array | undefined;

          export interface Settings {
      - file: ../src/book/weight-decay.ts
        find: tf.variable(tf.tensor2d(random.normal('init', [numInputs, 1]), [numInputs, 1]).mul(sd))
        replace: |-
          tf.variable(
              trained
                ? tf.tensor2d(trained, [numInputs, 1])
                : tf.tensor2d(random.normal('init', [numInputs, 1]), [numInputs, 1]).mul(sd),
            )
      - file: ../src/book/weight-decay.ts
        find: 'return { metrics:'
        replace: |-
          trained = w.dataSync<'float32'>().slice();
            return { metrics:
    noticedBy: { streams: stream-unused, trajectory: stream-unused }

  - id: last-row-dropped
    says: The last row of each epoch is left out.
    edits:
      - file: ../src/book/linear-regression.ts
        find: i < numExamples;
        replace: i < numExamples - 1;
    noticedBy: { decay-law: step-count, trajectory: first-bad-epoch }

  - id: gradients-accumulate
    says: The gradients are never cleared, so that each step adds its own to those of all steps before.
    source: d2l-en issue 1689
    edits:
      - file: ../src/book/weight-decay.ts
        find: 'const trainLs: number[] = [];'
        replace: |-
          const total: tf.NamedTensorMap = {};
            const trainLs: number[] = [];
      - file: ../src/book/weight-decay.ts
        find: sgd(params, grads, lr, batchSize);
        replace: |-
          for (const [name, grad] of Object.entries(grads)) {
                    total[name] = tf.keep(total[name]?.add(grad) ?? grad);
                  }
                  sgd(params, total, lr, batchSize);
    noticedBy: { trajectory: momentum, weight-norm-shrinks: diverged }

  - id: penalty-once-per-epoch
    says: The weights decay once an epoch, not at every step.
    edits:
      - file: ../src/book/weight-decay.ts
        find: .add(l2Penalty(w).mul(lambd)) .sum<tf.Scalar>()
        replace: .sum<tf.Scalar>()
      - file: ../src/book/weight-decay.ts
        find: sgd(params, grads, lr, batchSize); }
        replace: |-
          sgd(params, grads, lr, batchSize);
                }
                w.assign(w.sub(w.mul(lr * lambd)));
    noticedBy: { decay-law: step-count, weight-norm-shrinks: not-upheld }

  - id: batch-size-5
    says: The batch size is 5.
    edits:
      - file: ../src/book/weight-decay.ts
        find: batchSize = 1
        replace: batchSize = 5
    noticedBy: { decay-law: step-count, trajectory: first-bad-epoch }

  - id: decay-after-step
    says: The decay is taken of the weights that the step has already moved.
    edits:
      - file: ../src/book/weight-decay.ts
        find: .add(l2Penalty(w).mul(lambd)) .sum<tf.Scalar>()
        replace: .sum<tf.Scalar>()
      - file: ../src/book/weight-decay.ts
        find: sgd(params, grads, lr, batchSize);
        replace: |-
          sgd(params, grads, lr, batchSize);
                  w.assign(w.mul(1 - lr * lambd));
    noticedBy: { trajectory: decay-order, closed-form: closed-form }

  - id: momentum
    says: Each step adds half of the step before.
    edits:
      - file: ../src/book/weight-decay.ts
        find: 'const trainLs: number[] = [];'
        replace: |-
          const velocity: tf.NamedTensorMap = {};
            const trainLs: number[] = [];
      - file: ../src/book/weight-decay.ts
        find: sgd(params, grads, lr, batchSize);
        replace: |-
          for (const [name, grad] of Object.entries(grads)) {
                    velocity[name] = tf.keep(velocity[name]?.mul(0.5).add(grad) ?? grad);
                  }
                  sgd(params, velocity, lr, batchSize);
    noticedBy: { trajectory: momentum, decay-law: any }

  - id: optimiser-decays-every-parameter
    says: The optimiser decays every parameter it is given, so the bias as well.
    source: d2l-en issue 2284
    edits:
      - file: ../src/book/weight-decay.ts
        find: .add(l2Penalty(w).mul(lambd)) .sum<tf.Scalar>()
        replace: .sum<tf.Scalar>()
      - file: ../src/book/weight-decay.ts
        find: sgd(params, grads, lr, batchSize)
        replace: sgd(params, grads, lr, batchSize, lambd)
      - file: ../src/book/linear-regression.ts
        find: 'batchSize: number): void'
        replace: 'batchSize: number, wd: number): void'
      - file: ../src/book/linear-regression.ts
        find: grads[param.name]!.mul(lr / batchSize)
        replace: grads[param.name]!.div(batchSize).add(param.mul(wd)).mul(lr)
    noticedBy: { trajectory: bias-decays, closed-form: bias-decays }

  - id: bias-exempted-on-misspelt-attribute
    says: The bias is exempted from decay on a misspelt attribute, so that it decays after all.
    source: d2l-en 84d824e9, mended in 291ab310
    edits:
      - file: ../src/book/weight-decay.ts
        find: tf.variable(tf.zeros([1]))
        replace: 'Object.assign(tf.variable(tf.zeros([1])), { noDecay: true })'
      - file: ../src/book/weight-decay.ts
        find: .add(l2Penalty(w).mul(lambd)) .sum<tf.Scalar>()
        replace: .sum<tf.Scalar>()
      - file: ../src/book/weight-decay.ts
        find: sgd(params, grads, lr, batchSize)
        replace: sgd(params, grads, lr, batchSize, lambd)
      - file: ../src/book/linear-regression.ts
        find: 'batchSize: number): void'
        replace: 'batchSize: number, wd: number): void'
      - file: ../src/book/linear-regression.ts
        find: param.assign(param.sub(grads[param.name]!.mul(lr / batchSize)));
        replace: |-
          const decay = 'nodecay' in param ? 0 : wd;
              param.assign(param.sub(grads[param.name]!.div(batchSize).add(param.mul(decay)).mul(lr)));
    noticedBy: { trajectory: bias-decays, closed-form: bias-decays }

  - id: decay-option-misspelt
    says: λ is handed to the optimiser under a misspelt option, and never reaches the update.
    source: d2l-en issue 2034
    edits:
      - file: ../src/book/weight-decay.ts
        find: .add(l2Penalty(w).mul(lambd)) .sum<tf.Scalar>()
        replace: .sum<tf.Scalar>()
      - file: ../src/book/weight-decay.ts
        find: sgd(params, grads, lr, batchSize)
        replace: 'sgd(params, grads, lr, batchSize, { weightDecay: lambd })'
      - file: ../src/book/linear-regression.ts
        find: 'batchSize: number): void'
        replace: 'batchSize: number, options: Record<string, number>): void'
      - file: ../src/book/linear-regression.ts
        find: param.assign(param.sub(grads[param.name]!.mul(lr / batchSize)));
        replace: |-
          const decay = param.mul(param.rank > 1 ? (options['weight_decay'] ?? 0) : 0); // weights only
              param.assign(param.sub(grads[param.name]!.div(batchSize).add(decay).mul(lr)));
    noticedBy:
      trajectory: decay
      decay-law: decay
      train-loss-rises-later: not-upheld
      weight-norm-falls-along-lambda: not-upheld

  - id: decay-over-batch-size
    says: The penalty is added once a batch, so that the decay is divided by the batch size.
    source: d2l-en issue 744
    edits:
      - file: ../src/book/weight-decay.ts
        find: .add(l2Penalty(w).mul(lambd)) .sum<tf.Scalar>()
        replace: .sum().add<tf.Scalar>(l2Penalty(w).mul(lambd))
    noticedBy: { closed-form: decay }

  - id: mean-loss-divided-again
    says: The loss is a mean over the batch, and its gradient is divided by the batch size again.
    source: d2l-en issue 1000
    edits:
      - file: ../src/book/weight-decay.ts
        find: .sum<tf.Scalar>()
        replace: .mean<tf.Scalar>()
    noticedBy: { closed-form: batch-scaling }

  - id: summed-loss-not-divided
    says: The gradient of the summed loss is not divided by the batch size.
    source: d2l-en issue 1984, mended in 2009
    edits:
      - file: ../src/book/linear-regression.ts
        find: mul(lr / batchSize)
        replace: mul(lr)
    noticedBy: { closed-form: batch-scaling }

  - id: loss-without-half
    says: The loss has lost its 1/2, in training and in what is reported.
    source: d2l-en issues 1984 and 1987
    edits:
      - file: ../src/book/linear-regression.ts
        find: yHat.sub(y.reshape(yHat.shape)).square().div(2)
        replace: yHat.sub<tf.Tensor2D>(y.reshape(yHat.shape)).square()
    noticedBy: { recompute: loss-factor, trajectory: learning-rate }

  - id: labels-without-true-bias
    says: The labels leave out the true bias.
    source: d2l-zh issue 156
    edits:
      - file: ../src/book/weight-decay.ts
        find: matMul(trueW).add(trueB)
        replace: matMul(trueW)
    noticedBy: { data-law: true-bias, trajectory: labels-differ }

  - id: batched-before-shuffled
    says: Rows are batched first and shuffled within a batch, so that the order never changes.
    source: a port
    edits:
      - file: ../src/book/linear-regression.ts
        find: const indices = random.permutation('order', numExamples); for
        replace: for
      - file: ../src/book/linear-regression.ts
        find: const j = tf.tensor1d(indices.slice(i, Math.min(i + batchSize, numExamples)), 'int32');
        replace: |-
          const shuffled = random.permutation('order', Math.min(batchSize, numExamples - i));
              const j = tf.tensor1d(shuffled.map((k) => i + k), 'int32');
    noticedBy: { streams: order-rows, trajectory: order-rows }

  - id: huge-learning-rate
    says: The learning rate is 0.1.
    source: readers' forum
    edits:
      - file: ../src/book/weight-decay.ts
        find: lr = 0.003
        replace: lr = 0.1
    noticedBy: { trajectory: learning-rate, overfits-without-penalty: diverged }

  - id: loss-broadcast
    says: The loss, trained and reported, subtracts labels [n] from predictions [n, 1].
    source: d2l-en issue 1245
    edits:
      - file: ../src/book/linear-regression.ts
        find: y.reshape(yHat.shape)
        replace: y.flatten()
    noticedBy: { recompute: broadcast, trajectory: loss-differs, closed-form: batch-scaling }
`;
