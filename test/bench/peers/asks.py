"""How a peer in Python is asked: lines `work runs seed` come in, a line `seconds train test` answers each."""

import sys
import time


def answer_asks(name, works):
    """Tells its name, then answers until the input ends.

    works: by name a pair: what is got ready off the clock, from runs and seed, and what is then timed. The
    timed half gives two arrays [runs, epochs], train and test losses, in memory of the host, or nothing.
    """
    print(name, flush=True)
    for line in sys.stdin:
        work, runs, seed = line.split()
        ready, timed = works[work]
        given = ready(int(runs), int(seed))
        start = time.perf_counter()
        losses = timed(given)
        seconds = time.perf_counter() - start
        # λ counts 0 … 9 over and over: from 5 on, every tenth run has λ = 5.
        train, test = (part[5::10, -1].mean() for part in losses) if losses else (0, 0)
        print(f"{seconds:.6f} {train:.6g} {test:.6g}", flush=True)
