"""The pools that joblib spreads jobs over: this process, this machine, a Dask or Ray cluster."""

# joblib, distributed and ray come without types
# pyright: standard

from __future__ import annotations

import multiprocessing
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any, Final

from symproof.kernel.errors import SymproofError

# name for users -> name in joblib
BACKENDS: Final = {"local": "threading", "loky": "loky", "dask": "dask", "ray": "ray"}
CLUSTERS: Final = ("dask", "ray")
# seconds for a scheduler to answer
CONNECT: Final = 10

# yields the values of a function at some items, as they come; a silence of so many seconds, if
# they are given, is an error
Stream = Callable[[Callable[[Any], Any], Sequence[Any], float | None], Iterator[Any]]


class PoolError(SymproofError):
    """The pool cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Pool:
    """How many workers of which kind; a cluster is where its scheduler is."""

    workers: int = 1
    backend: str = "local"
    scheduler: str | None = None


@contextmanager
def streaming(pool: Pool) -> Generator[Stream]:
    """Connect with a pool for as long as the context lasts.

    Raises:
        PoolError: there is no such pool, or what it needs is not installed.
    """
    joblib = _needed("joblib", pool)
    with (
        _connected(pool) as options,
        joblib.parallel_config(backend=BACKENDS[pool.backend], **options),
        warnings.catch_warnings(),
    ):
        # whoever does not want the rest knows that there is a rest
        for rest in ("which were still being processed", "have been successfully executed"):
            warnings.filterwarnings("ignore", f"[0-9]+ tasks {rest}")
        yield partial(_stream, joblib, pool)


def _stream(
    joblib: Any,
    pool: Pool,
    function: Callable[[Any], Any],
    items: Sequence[Any],
    silence: float | None,
) -> Iterator[Any]:
    # on this machine, a worker that is lost is noticed at once
    timeout = silence if pool.backend in CLUSTERS else None
    settings = {"n_jobs": pool.workers, "batch_size": 1, "timeout": timeout}
    if pool.backend != "ray":
        parallel = joblib.Parallel(
            **settings, pre_dispatch="n_jobs", return_as="generator_unordered"
        )
        yield from parallel(joblib.delayed(function)(item) for item in items)
        return
    # this backend gives its values all at once
    for start in range(0, len(items), pool.workers):
        part = items[start : start + pool.workers]
        yield from joblib.Parallel(**settings)(joblib.delayed(function)(item) for item in part)


@contextmanager
def _connected(pool: Pool) -> Generator[dict[str, Any]]:
    """Connect with a cluster and return what joblib is to know of it."""
    match pool.backend:
        case "dask":
            distributed = _needed("distributed", pool)
            try:
                client = distributed.Client(pool.scheduler, set_as_default=False, timeout=CONNECT)
            except (OSError, ValueError) as error:
                raise PoolError(f"no Dask scheduler at {pool.scheduler}: {error}") from error
            with client:
                yield {"client": client}
        case "ray":
            ray = _needed("ray", pool)
            _needed("ray.util.joblib", pool).register_ray()
            try:
                ray.init(address=pool.scheduler, log_to_driver=False)
            except (ConnectionError, ValueError, RuntimeError) as error:
                raise PoolError(f"no Ray cluster at {pool.scheduler}: {error}") from error
            try:
                yield {}
            finally:
                ray.shutdown()
        case _:
            yield {}


def _needed(module: str, pool: Pool) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        name = module.partition(".")[0]
        said = f"--backend {pool.backend} needs {name}, which is not installed"
        raise PoolError(f"{said} (pip install {name})") from error


def broken() -> tuple[type[BaseException], ...]:
    """Return the errors that say that a pool is lost, not that a job failed."""
    return (RuntimeError, OSError, multiprocessing.TimeoutError)
