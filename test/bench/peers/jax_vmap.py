"""The chapter's fit in JAX: written for one run, then vmap and jit."""

import jax
import jax.numpy as jnp
import numpy as np
from asks import answer_asks

INPUTS, TRAIN_ROWS, TEST_ROWS, EPOCHS, RATE = 200, 20, 100, 10, 0.003


def draw(key):
    """All random numbers of one run."""
    rows = TRAIN_ROWS + TEST_ROWS
    features, noise, start, order = jax.random.split(key, 4)
    orders = jax.vmap(lambda epoch: jax.random.permutation(epoch, TRAIN_ROWS))(jax.random.split(order, EPOCHS))
    return (
        jax.random.normal(features, (rows, INPUTS)),
        jax.random.normal(noise, (rows,)),
        jax.random.normal(start, (INPUTS,)),
        orders,
    )


def row_loss(params, x, y):
    w, b = params
    return (x @ w + b - y) ** 2 / 2


def fit(drawn, penalty):
    features, noise, start, orders = drawn
    labels = features @ jnp.full((INPUTS,), 0.01) + 0.05 + 0.01 * noise

    def objective(params, row):
        return row_loss(params, features[row], labels[row]) + penalty * (params[0] ** 2).sum() / 2

    def step(params, row):
        slopes = jax.grad(objective)(params, row)
        return jax.tree.map(lambda value, slope: value - RATE * slope, params, slopes), None

    def epoch(params, order):
        params, _ = jax.lax.scan(step, params, order)
        losses = row_loss(params, features, labels)
        return params, (losses[:TRAIN_ROWS].mean(), losses[TRAIN_ROWS:].mean())

    return jax.lax.scan(epoch, (start, jnp.float32(0)), orders)[1]


def keys_of(runs, seed):
    return jax.block_until_ready(jax.random.split(jax.random.key(seed), runs))


def penalties(runs):
    return (jnp.arange(runs) % 10).astype(jnp.float32)


def to_host(losses):
    return tuple(np.asarray(part) for part in losses)


draw_all = jax.jit(jax.vmap(draw))
fit_all = jax.jit(jax.vmap(fit))
both = lambda key, penalty: fit(draw(key), penalty)
both_all = jax.jit(jax.vmap(both))
both_one = jax.jit(both)


def one_by_one(given):
    keys, lambdas = given
    each = [both_one(key, penalty) for key, penalty in zip(keys, lambdas)]
    return tuple(np.stack([np.asarray(losses[part]) for losses in each]) for part in (0, 1))


def both_ready(runs, seed):
    return keys_of(runs, seed), penalties(runs)


answer_asks(
    f"JAX {jax.__version__}",
    {
        "all": (both_ready, lambda given: to_host(both_all(*given))),
        "draw": (keys_of, lambda keys: jax.block_until_ready(draw_all(keys)) and None),
        "fit": (
            lambda runs, seed: (jax.block_until_ready(draw_all(keys_of(runs, seed))), penalties(runs)),
            lambda given: to_host(fit_all(*given)),
        ),
        "one": (lambda runs, seed: tuple(map(list, both_ready(runs, seed))), one_by_one),
    },
)
