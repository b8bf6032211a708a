"""A notebook of the chapter in PyTorch, executed from the first cell to the last, as nbclient does it for papermill."""

import nbclient
import nbformat

CELLS = [
    """
import torch
from matplotlib import pyplot

n_train, n_test, num_inputs = 20, 100, 200
true_w, true_b = torch.ones(num_inputs, 1) * 0.01, 0.05
features = torch.randn(n_train + n_test, num_inputs)
labels = features @ true_w + true_b
labels += 0.01 * torch.randn(labels.shape)
""",
    """
def fit_and_plot(lambd, epochs=10, lr=0.003):
    w, b = torch.randn(num_inputs, 1).requires_grad_(), torch.zeros(1, requires_grad=True)
    loss = lambda x, y: (x @ w + b - y) ** 2 / 2
    train, test = [], []
    for _ in range(epochs):
        for row in torch.randperm(n_train).split(1):
            (loss(features[row], labels[row]) + lambd * (w**2).sum() / 2).sum().backward()
            with torch.no_grad():
                for param in (w, b):
                    param -= lr * param.grad
                    param.grad.zero_()
        with torch.no_grad():
            train.append(loss(features[:n_train], labels[:n_train]).mean().item())
            test.append(loss(features[n_train:], labels[n_train:]).mean().item())
    pyplot.figure(figsize=(3.5, 2.5))
    pyplot.semilogy(range(1, epochs + 1), train, range(1, epochs + 1), test)
    pyplot.show()
    return w[:10].T, b
""",
    "fit_and_plot(0)",
    "fit_and_plot(5)",
]

notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
nbclient.NotebookClient(notebook, kernel_name="python3").execute()
pictures = sum("image/png" in output.get("data", {}) for cell in notebook.cells for output in cell.outputs)
assert pictures == 2, f"{pictures} pictures"
