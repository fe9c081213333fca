"""Two layers that are one linear map: mirrored weights, and networks that start as linear maps.

For an activation with f(t) - f(-t) = c t, which is slope c (1 for ReLU, GELU and Swish), the pair
W1 = [A, -A], W2 = [B; -B] computes f(x W1) W2 = f(xA) B - f(-xA) B = c x A B: it is linear, with
a non-linear activation inside.

Arrays are those of any library with the array API (https://data-apis.org/array-api): NumPy 2 and
JAX by themselves; PyTorch, CuPy and NumPy 1 where `array-api-compat` is installed. All numbers
are dimensionless, and computed in the dtype of the arrays. Inputs are rows, as in x W1, and a
weight is inputs x outputs; with `convention="column"` they are columns, as in W1 x, and a weight
is outputs x inputs, as in `torch.nn.Linear`. A bias is one more row of A, with a 1 at the end of x.
"""

from symproof.networks.arrays import Array, Convention, NetworkError
from symproof.networks.initial import Position, layers, mirrored_init
from symproof.networks.mirrored import Collapsed, collapse, mirror

__all__ = [
    "Array",
    "Collapsed",
    "Convention",
    "NetworkError",
    "Position",
    "collapse",
    "layers",
    "mirror",
    "mirrored_init",
]
