"""The chapter's fit in PyTorch, all runs in one batch of tensors: one autograd step serves them all."""

import sys

import torch
from asks import answer_asks

torch.set_num_threads(int(sys.argv[1]))
INPUTS, TRAIN_ROWS, TEST_ROWS, EPOCHS, RATE = 200, 20, 100, 10, 0.003


def draw(given):
    runs, seed = given
    generator = torch.Generator().manual_seed(seed)
    rows = TRAIN_ROWS + TEST_ROWS
    normal = lambda *shape: torch.randn(*shape, generator=generator)
    orders = torch.rand(runs, EPOCHS, TRAIN_ROWS, generator=generator).argsort(2)
    return normal(runs, rows, INPUTS), normal(runs, rows, 1), normal(runs, INPUTS, 1), orders


def fit(drawn):
    features, noise, start, orders = drawn
    runs = len(features)
    labels = features @ torch.full((INPUTS, 1), 0.01) + 0.05 + 0.01 * noise
    penalty = (torch.arange(runs) % 10).float().reshape(runs, 1, 1)
    w, b = start.clone().requires_grad_(), torch.zeros(runs, 1, 1, requires_grad=True)
    loss = lambda x, y: (x @ w + b - y) ** 2 / 2
    every = torch.arange(runs)
    train, test = [], []
    for epoch in range(EPOCHS):
        for k in range(TRAIN_ROWS):
            rows = orders[:, epoch, k]  # every run goes through its rows in an order of its own
            x, y = features[every, rows].unsqueeze(1), labels[every, rows].unsqueeze(1)
            (loss(x, y) + penalty * (w**2).sum((1, 2), keepdim=True) / 2).sum().backward()
            with torch.no_grad():
                for param in (w, b):
                    param -= RATE * param.grad
                    param.grad.zero_()
        with torch.no_grad():
            losses = loss(features, labels).squeeze(2)
            train.append(losses[:, :TRAIN_ROWS].mean(1))
            test.append(losses[:, TRAIN_ROWS:].mean(1))
    return torch.stack(train, 1).numpy(), torch.stack(test, 1).numpy()


def wish(runs, seed):
    return runs, seed


answer_asks(
    f"PyTorch {torch.__version__}",
    {
        "all": (wish, lambda given: fit(draw(given))),
        "draw": (wish, lambda given: draw(given) and None),
        "fit": (lambda runs, seed: draw((runs, seed)), fit),
    },
)
