"""The second checker's enclosures of closed terms; see recheck.py."""

from __future__ import annotations

from math import isqrt

from recheck_polynomials import WORK
from recheck_sequents import Claim, guard_claim
from recheck_terms import ARITY, MAX_WORK, Rejected, Term, need

# --- enclosures --------------------------------------------------------------------------------
# A pair (a, b) of whole numbers stands for a number from a/2^p to b/2^p.  A term is given pairs
# for more and more places p, until they settle the comparison: nothing is kept but whole numbers,
# // rounds towards minus infinity, and `above` rounds the other way.

Pair = tuple[int, int]
BITS = range(8, 4097)
MAX_PLACES = 9 << 12
MAX_DOUBLINGS = 1 << 12  # of an angle
MAX_WHOLE = 1 << 17  # bits of the whole part of a number


def above(a: int, b: int) -> int:
    return -(-a // b)


def spend(bits: int) -> None:
    """Count one step of a series with numbers of so many bits."""
    WORK[0] += 1 + 4 * (bits >> 10) * isqrt(bits >> 10)
    need(WORK[0] <= MAX_WORK, "an enclosure takes too long")


def rounded(a: Pair, places: int) -> Pair:
    """Return a pair with so many places less."""
    return a[0] >> places, -(-a[1] >> places)


class Places:
    """Numbers with p binary places; `one` is 1."""

    def __init__(self, p: int) -> None:
        self.p, self.one = p, 1 << p
        self.known: dict[Term, Pair] = {}

    def of(self, term: Term) -> Pair:
        """Return what encloses a closed term; reject one that may be undefined."""
        if term not in self.known:
            lo, hi = self.compute(term)
            need(max(-lo, hi) >> self.p < 1 << MAX_WHOLE, "a number is too large")
            self.known[term] = lo, hi
        return self.known[term]

    def compute(self, term: Term) -> Pair:
        if term.kind == "num":
            need(term.head.bit_length() <= MAX_WHOLE, "a number is too large")
            return term.head * self.one, term.head * self.one
        need(term.kind == "app", "not a closed number")
        if term.head == "cases":
            *branches, otherwise = term.args
            for guard, value in zip(branches[::2], branches[1::2], strict=True):
                truth = settled(guard_claim(guard), self)
                need(truth is not None, "a guard is not settled")
                if truth:
                    return self.of(value)
            return self.of(otherwise)
        need(term.head in ARITY, "not a closed number")
        return self.apply(term.head, *[self.of(arg) for arg in term.args])

    def apply(self, head: str, a: Pair = (0, 0), b: Pair = (0, 0)) -> Pair:
        match head:
            case "()":
                return a
            case "+":
                return a[0] + b[0], a[1] + b[1]
            case "-":
                return a[0] - b[1], a[1] - b[0]
            case "neg":
                return -a[1], -a[0]
            case "*":
                return self.times(a, b)
            case "/":
                return self.over(a, b)
            case "^":
                return self.raised(a, b)
            case "max":
                return max(a[0], b[0]), max(a[1], b[1])
            case "min":
                return min(a[0], b[0]), min(a[1], b[1])
            case "abs":
                return max(a[0], -a[1], 0), max(a[1], -a[0])
            case "sign":
                return ((a[0] > 0) - (a[0] < 0)) * self.one, ((a[1] > 0) - (a[1] < 0)) * self.one
            case "sqrt":
                need(a[0] >= 0, "the root of what may be negative")
                return isqrt(a[0] << self.p), isqrt((a[1] << self.p) - 1) + 1 if a[1] else 0
            case "sin":
                return self.circular(a)[0]
            case "cos":
                return self.circular(a)[1]
            case "tan":
                return self.over(*self.circular(a))
            case "Phi":  # (1 + erf(x/sqrt(2)))/2
                part = self.over(a, self.apply("sqrt", (2 * self.one, 2 * self.one)))
                lo, hi = self.apply("erf", part)
                return (self.one + lo) // 2, above(self.one + hi, 2)
            case "cosh":
                a = self.apply("abs", a)
                return self.cosh(a[0])[0], self.cosh(a[1])[1]
            case "pi":
                return self.quarter_turns(4)
            case "E":
                return self.exp(self.one)
            case "exp" | "log" | "atan" | "erf" | "sinh" | "tanh" | "sigmoid":  # increasing
                function = getattr(self, head)
                return function(a[0])[0], function(a[1])[1]
            case _:
                raise Rejected(f"{head} is not enclosed")

    def times(self, a: Pair, b: Pair) -> Pair:
        products = [x * y for x in a for y in b]
        return rounded((min(products), max(products)), self.p)

    def step(self, t: Pair, x: Pair, up: int, down: int) -> Pair:
        """Return t*x*up/down, a step of a series of numbers that are not negative."""
        spend(self.p)
        lo, hi = rounded((t[0] * x[0], t[1] * x[1]), self.p)
        return lo * up // down, above(hi * up, down)

    def over(self, a: Pair, b: Pair) -> Pair:
        need(b[0] > 0 or b[1] < 0, "a divisor may be 0")
        tops = [x * self.one for x in a]
        return min([x // y for x in tops for y in b]), max([above(x, y) for x in tops for y in b])

    def raised(self, a: Pair, b: Pair) -> Pair:
        """Return a power: by a whole number, or of a positive number as exp(b*log(a))."""
        if b[0] != b[1] or b[0] % self.one:
            return self.apply("exp", self.times(b, self.apply("log", a)))
        n = b[0] >> self.p
        need(abs(n) <= 1 << 64, "an exponent is too large")
        value = self.whole_power(a, abs(n))
        return value if n >= 0 else self.over((self.one, self.one), value)

    def whole_power(self, a: Pair, n: int) -> Pair:
        if n == 0:
            return self.one, self.one
        root = self.apply("abs", self.whole_power(a, n // 2)) if n > 1 else (self.one, self.one)
        square = self.times(root, root)
        need(square[1] >> self.p < 1 << MAX_WHOLE, "a number is too large")
        return self.times(a, square) if n % 2 else square

    # of n/2^p

    def exp(self, n: int) -> Pair:
        """Return E^k*exp(x) for k + x with 0 <= x < 1, and 1/exp(x) for -x."""
        if n < 0:  # exp(x) < 2^x
            small = -n > self.p << self.p
            return (0, 1) if small else self.over((self.one, self.one), self.exp(-n))
        k, part = divmod(n, self.one)
        need(k <= MAX_WHOLE, "an exponential is too large")
        fine = Places(self.p + 64)
        euler = fine.taylor(fine.one) if k else (fine.one, fine.one)
        value = fine.times(fine.whole_power(euler, k), fine.taylor(part << 64))
        return rounded(value, 64)

    def taylor(self, n: int) -> Pair:
        """Return the sum of t(k) = x^k/k! for 0 <= x <= 1: after t(k), k >= 1, at most t(k)."""
        t, total, k = (self.one, self.one), (self.one, self.one), 0
        while k == 0 or t[1] > 1:
            k += 1
            t = self.step(t, (n, n), 1, k)
            total = total[0] + t[0], total[1] + t[1]
        return total[0], total[1] + t[1]

    def log(self, n: int) -> Pair:
        """Return the logarithm of (1 + u)^(2^j), which is 2^j*(u - u^2/2 + u^3/3 - ...)."""
        need(n > 0, "the logarithm of what may not be positive")
        if n < self.one:  # -log(1/x)
            lo, hi = self.over((self.one, self.one), (n, n))
            return -self.log(hi)[1], -self.log(lo)[0]
        small = isqrt(self.p)
        j = (n >> self.p).bit_length().bit_length() + small
        fine = Places(self.p + 2 * j + 32)
        u = n << (fine.p - self.p), n << (fine.p - self.p)
        for _ in range(j):
            u = fine.apply("sqrt", u)
        u = u[0] - fine.one, u[1] - fine.one
        need(u[1] < fine.one, "too few roots")  # then the terms decrease
        total, power, k = (0, 0), u, 1
        while power[1] > 1:
            term = power[0] // k, above(power[1], k)
            total = fine.apply("+" if k % 2 else "-", total, term)
            power, k = fine.step(power, u, 1, 1), k + 1
        lo, hi = (total[0] - power[1]) << j, (total[1] + power[1]) << j
        return rounded((max(lo, 0), hi), fine.p - self.p)

    def circular(self, a: Pair) -> tuple[Pair, Pair]:
        """Sine and cosine: neither changes by more than its argument does."""
        middle = (a[0] + a[1]) // 2
        radius = max(a[1] - middle, middle - a[0])
        sine, cosine = self.sine_and_cosine(abs(middle))
        if middle < 0:
            sine = -sine[1], -sine[0]
        bounds = [
            (max(lo - radius, -self.one), min(hi + radius, self.one)) for lo, hi in (sine, cosine)
        ]
        return bounds[0], bounds[1]

    def sine_and_cosine(self, n: int) -> tuple[Pair, Pair]:
        """Return both for x >= 0, by sin(2y) = 2*sin(y)*cos(y) and cos(2y) = 1 - 2*sin(y)^2."""
        j = max(0, n.bit_length() - self.p + 8 + isqrt(self.p) // 2)
        if j > MAX_DOUBLINGS:
            return (-self.one, self.one), (-self.one, self.one)
        fine = Places(self.p + 2 * j + 64)
        y = n << (fine.p - self.p - j)
        sine, cosine = fine.alternating(y, (y, y), 1), fine.alternating(y, (fine.one,) * 2, 0)
        for _ in range(j):
            spend(fine.p)
            square = fine.whole_power(sine, 2)
            product = fine.times(sine, cosine)
            sine = 2 * product[0], 2 * product[1]
            cosine = fine.one - 2 * square[1], fine.one - 2 * square[0]
        return rounded(sine, fine.p - self.p), rounded(cosine, fine.p - self.p)

    def alternating(self, y: int, t: Pair, k: int) -> Pair:
        """Return t - t*y^2/((k+1)(k+2)) + ..., whose terms decrease, for 0 <= y < 1."""
        total, plus, square = (0, 0), True, self.times((y, y), (y, y))
        while t[1] > 1:
            total = self.apply("+" if plus else "-", total, t)
            t, k, plus = self.step(t, square, 1, (k + 1) * (k + 2)), k + 2, not plus
        return total[0] - t[1], total[1] + t[1]

    def euler(self, a: int, b: int) -> Pair:
        """Return atan(x) for x = a/b, 0 <= a <= b: the sum of t(k), t(0) = x/(1 + x^2).

        As t(k)/t(k-1) = 2k/(2k + 1)*x^2/(1 + x^2) < 1/2, those after t(k) sum to t(k) at most.
        """
        divisor, k = a * a + b * b, 0
        t, ratio = [(c << self.p) // divisor for c in (a * b, a * a)]
        t, ratio = (t, t + 1 if a else 0), (ratio, ratio + 1)
        total = t
        while t[1] > 2:  # half of 2, rounded upwards, can be 2 again
            k += 1
            t = self.step(t, ratio, 2 * k, 2 * k + 1)
            total = total[0] + t[0], total[1] + t[1]
        return total[0], total[1] + t[1]

    def quarter_turns(self, count: int) -> Pair:
        """Return count*pi/4, where pi/4 = 2*atan(1/3) + atan(1/7)."""
        fine = Places(self.p + 32)
        (a, b), (c, d) = fine.euler(1, 3), fine.euler(1, 7)
        return rounded((count * (2 * a + c), count * (2 * b + d)), 32)

    def atan(self, n: int) -> Pair:
        if n < 0:
            lo, hi = self.atan(-n)
            return -hi, -lo
        fine = Places(self.p + 32)
        if n <= self.one:
            return rounded(fine.euler(n, self.one), 32)
        return rounded(fine.apply("-", fine.quarter_turns(2), fine.euler(self.one, n)), 32)

    def erf(self, n: int) -> Pair:
        """Return 2/sqrt(pi) times the sum of (-1)^k*x^(2k+1)/(k!*(2k+1)).

        From k >= x^2 on each term is below the one before, so that the first left out bounds all.
        """
        if n < 0:
            lo, hi = self.erf(-n)
            return -hi, -lo
        square = above(n * n, 1 << 2 * self.p)
        if square > self.p + 1:  # 1 - erf(x) <= exp(-x^2)
            return self.one - 1, self.one
        fine = Places(self.p + 64 + 2 * square)
        x = n << (fine.p - self.p)
        t, total, k, by = (x, x), (0, 0), 0, fine.times((x, x), (x, x))
        while k <= square or t[1] > 1:
            term = t[0] // (2 * k + 1), above(t[1], 2 * k + 1)
            total = fine.apply("-" if k % 2 else "+", total, term)
            k += 1
            t = fine.step(t, by, 1, k)
        total = total[0] - t[1], total[1] + t[1]
        root = fine.apply("sqrt", fine.quarter_turns(4))
        value = rounded(fine.over((2 * total[0], 2 * total[1]), root), fine.p - self.p)
        return max(value[0], 0), min(value[1], self.one)

    def tanh(self, n: int) -> Pair:
        """Return 1 - 2/(1 + exp(2x))."""
        if abs(n) > self.p << self.p:  # 1 - |tanh(x)| < 2^-|x|
            return (self.one - 1, self.one) if n > 0 else (-self.one, 1 - self.one)
        lo, hi = self.exp(2 * n)
        part = self.over((2 * self.one, 2 * self.one), (self.one + lo, self.one + hi))
        return self.one - part[1], self.one - part[0]

    def sigmoid(self, n: int) -> Pair:
        """Return 1/(1 + exp(-x))."""
        if -n > self.p << self.p:  # below exp(x)
            return 0, 1
        lo, hi = self.exp(-n)
        return self.over((self.one, self.one), (self.one + lo, self.one + hi))

    def sinh(self, n: int) -> Pair:
        (a, b), (c, d) = self.exp(n), self.exp(-n)
        return (a - d) // 2, above(b - c, 2)

    def cosh(self, n: int) -> Pair:
        (a, b), (c, d) = self.exp(n), self.exp(-n)
        return (a + c) // 2, above(b + d, 2)


def settled(claim: Claim, places: Places) -> bool | None:
    """Return whether a comparison of closed terms holds, None where the places do not tell."""
    (a, b), (c, d) = places.of(claim.lhs), places.of(claim.rhs)
    apart, same = b < c or d < a, a == b == c == d
    yes, no = {
        "=": (same, apart),
        "!=": (apart, same),
        "<": (b < c, d <= a),
        "<=": (b <= c, d < a),
    }[claim.rel]
    return yes if yes or no else None


def enclosed(claim: Claim, bits: int) -> bool:
    """Return whether a comparison holds; reject what no number of places settles."""
    for term in (claim.lhs, claim.rhs):
        need(not term.variables and not term.functions, "a term is not closed")
    p = bits + 64
    while True:
        try:
            truth = settled(claim, Places(p))
        except Rejected:
            # what may be undefined, or not be settled, may be so for want of places only
            if p >= MAX_PLACES or WORK[0] > MAX_WORK:
                raise
            truth = None
        if truth is not None:
            return truth
        need(p < MAX_PLACES, "the enclosures overlap")
        p = min(2 * p, MAX_PLACES)
