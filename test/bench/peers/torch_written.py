"""The chapter's fit in PyTorch as the chapter writes it: one run, one row a step, autograd."""

import numpy as np
import torch
from asks import answer_asks

torch.set_num_threads(1)
INPUTS, TRAIN_ROWS, TEST_ROWS, EPOCHS, RATE = 200, 20, 100, 10, 0.003


def run(penalty, seed):
    generator = torch.Generator().manual_seed(seed)
    normal = lambda *shape: torch.randn(*shape, generator=generator)
    features = normal(TRAIN_ROWS + TEST_ROWS, INPUTS)
    labels = features @ (torch.ones(INPUTS, 1) * 0.01) + 0.05
    labels += 0.01 * normal(*labels.shape)
    w, b = normal(INPUTS, 1).requires_grad_(), torch.zeros(1, requires_grad=True)
    loss = lambda x, y: (x @ w + b - y) ** 2 / 2
    train, test = [], []
    for _ in range(EPOCHS):
        for row in torch.randperm(TRAIN_ROWS, generator=generator).split(1):
            (loss(features[row], labels[row]) + penalty * (w**2).sum() / 2).sum().backward()
            with torch.no_grad():
                for param in (w, b):
                    param -= RATE * param.grad
                    param.grad.zero_()
        with torch.no_grad():
            train.append(loss(features[:TRAIN_ROWS], labels[:TRAIN_ROWS]).mean().item())
            test.append(loss(features[TRAIN_ROWS:], labels[TRAIN_ROWS:]).mean().item())
    return train, test


def runs_of(given):
    runs, seed = given
    return tuple(np.array([run(i % 10, seed * runs + i) for i in range(runs)]).transpose(1, 0, 2))


answer_asks(f"PyTorch {torch.__version__}", {"all": (lambda *given: given, runs_of)})
