"""The chapter's fit in NumPy, one run after another, with the derivative written out."""

import numpy as np
from asks import answer_asks

INPUTS, TRAIN_ROWS, TEST_ROWS, EPOCHS = 200, 20, 100, 10
RATE = np.float32(0.003)


def run(penalty, seed):
    generator = np.random.default_rng(seed)
    normal = lambda *shape: generator.standard_normal(shape, dtype=np.float32)
    features = normal(TRAIN_ROWS + TEST_ROWS, INPUTS)
    noise = normal(TRAIN_ROWS + TEST_ROWS)
    labels = features @ np.full(INPUTS, 0.01, np.float32) + np.float32(0.05) + np.float32(0.01) * noise
    w, b = normal(INPUTS), np.float32(0)
    train, test = [], []
    for _ in range(EPOCHS):
        for row in generator.permutation(TRAIN_ROWS):
            x = features[row]
            residual = x @ w + b - labels[row]
            w = w - RATE * (residual * x + penalty * w)
            b = b - RATE * residual
        losses = (features @ w + b - labels) ** 2 / 2
        train.append(losses[:TRAIN_ROWS].mean())
        test.append(losses[TRAIN_ROWS:].mean())
    return train, test


def runs_of(given):
    runs, seed = given
    return tuple(np.array([run(np.float32(i % 10), seed * runs + i) for i in range(runs)]).transpose(1, 0, 2))


answer_asks(f"NumPy {np.__version__}", {"all": (lambda *given: given, runs_of)})
