"""Decks of slides: which lines of a derivation stand on which slide, for every format of slides.

A place in a deck is `slide.step`, such as 3.2: the second step of the third slide is revealed.
The sizes here are estimated, in em of a slide's text, from formulas as LaTeX prints them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, Final, NamedTuple, Protocol

from symproof.heights import height, tallest
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import Term
from symproof.layout import Laid
from symproof.notation.places import Stated
from symproof.phrases import Author, Phrase, Value
from symproof.view import Chain, Inference, Split, View

# what is below the heading of a slide, in em
WIDTH: Final = 34.0
HEIGHT: Final = 14.2
# sizes of letters, by their names, the largest first
SIZES: Final = {"large": 1.0, "medium": 0.84, "small": 0.7, "smallest": 0.56}
SMALLEST: Final = "smallest"
# between lines, and from line to line of a sentence
GAP: Final = 0.6
LEADING: Final = 1.45
# a list of axioms may be read up close
LIST: Final = "medium"
CONTENTS: Final = 8
STATEMENT: Final = ("definitions", "hypotheses", "claim", "notes")


class Page(Protocol):
    """What measures here: a page in LaTeX, in em."""

    width: float

    def broken(self, formula: Term | Claim | Stated | Definition) -> tuple[str, ...]:
        """Return the pieces of a formula that fit below each other."""
        ...

    def laid(self, chain: Chain) -> Laid:
        """Lay out a chain."""
        ...

    def length(self, value: Value) -> float:
        """Return the length of a sentence."""
        ...


class Slide(NamedTuple):
    """A slide; `kind` says what it has.

    | kind | what it has |
    |---|---|
    | `title` | nothing: the title of the deck stands in its template |
    | `contents` | the items are the statements of the deck, as slides |
    | `statement` | the items are the parts of the view that it shows, by name |
    | `chain` | `chain`; every step of it is revealed |
    | `cases` | `split`; the conditions of every case are revealed |
    | `joint` | `split`: what its cases prove together |
    | `conclusion` | what is proved |
    | `list` | the items are sentences |
    | `inferences` | the items are inferences |

    `heading` is the key of a word, `path` the headings of the cases that the slide is in,
    `part` counts the slides that share both, `steps` is how many steps are revealed, and `size`
    the name of the size of its letters.
    """

    kind: str
    view: View | None = None
    heading: str = ""
    path: tuple[Value, ...] = ()
    items: tuple[Any, ...] = ()
    chain: Chain | None = None
    split: Split | None = None
    steps: int = 0
    size: str = "large"
    part: int = 1
    parts: int = 1
    number: int = 0

    @property
    def start(self) -> int:
        """The number of the first statement that this part of the contents names."""
        return (self.part - 1) * CONTENTS + 1


class Deck(NamedTuple):
    """All slides in their order, numbered from 1."""

    slides: tuple[Slide, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """Every place of the deck, in the order in which it is shown."""
        return tuple([f"{s.number}.{k}" for s in self.slides for k in range(s.steps + 1)])


def deck(views: Sequence[View], page: Page) -> Deck:
    """Return the slides of some derivations; `page` measures."""
    maker = _Maker(page)
    shown = [list(maker.slides(view)) for view in views]
    count = -(-len(views) // CONTENTS) if len(views) > 1 else 0
    firsts = accumulate([len(slides) for slides in shown[:-1]], initial=2 + count)
    links = [slides[0]._replace(number=first) for slides, first in zip(shown, firsts, strict=True)]
    contents = [
        Slide("contents", None, "contents", items=tuple(links[CONTENTS * i : CONTENTS * (i + 1)]))
        for i in range(count)
    ]
    found = [Slide("title"), *_parts(contents), *[slide for each in shown for slide in each]]
    return Deck(tuple([slide._replace(number=n) for n, slide in enumerate(found, 1)]))


def _parts(slides: Sequence[Slide]) -> list[Slide]:
    """Return slides that share a heading with their places among them."""
    return [each._replace(part=i, parts=len(slides)) for i, each in enumerate(slides, 1)]


class _Maker:
    """Makes slides, with the widths that a page estimates."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def slides(self, view: View) -> Iterator[Slide]:
        """Yield the slides of a derivation, its statement first."""
        yield from self._statement(view)
        yield from self._proof(view, view.segments, ())
        yield Slide("conclusion", view, "proof", size=self._size([self._claim(view)]))
        if view.inferences:
            yield from self._list(view, "side_conditions", view.side_conditions)
        yield from self._list(view, "facts", view.cited)
        yield from self._list(view, "trust", view.accepted or (Phrase("no_axioms"),))
        for slide in self._list(view, "inferences", view.inferences, "small"):
            yield slide._replace(kind="inferences")

    # the statement

    def _statement(self, view: View) -> Iterator[Slide]:
        there = [part for part in STATEMENT if part == "claim" or getattr(view, part)]
        heights = [self._part(view, part) for part in there]
        slide = Slide("statement", view, "theorem", items=tuple(there))
        if sum(heights) * SIZES["medium"] <= HEIGHT:
            yield slide._replace(size=self._size(heights))
            return
        # the claim last, by itself with its notes
        cut = there.index("claim")
        groups = [([part], [tall]) for part, tall in zip(there, heights, strict=True)][:cut]
        groups.append((there[cut:], heights[cut:]))
        yield from _parts(
            [slide._replace(items=tuple(own), size=self._size(tall)) for own, tall in groups]
        )

    def _part(self, view: View, part: str) -> float:
        """Return the height of a part of a statement, the source below its claim."""
        if part == "claim":
            return self._claim(view) + (LEADING if view.source else 0)
        items: Sequence[Value] = getattr(view, part)
        if part == "definitions":
            return LEADING + 0.4 + sum(map(self._display, items))
        lead = LEADING if part == "hypotheses" and len(items) > 1 else 0.0
        return lead + sum(map(self._sentence, items))

    def _claim(self, view: View) -> float:
        return LEADING + 0.4 + self._display(view.claim)

    def _display(self, formula: Any) -> float:
        """Return the height of a formula that stands in a line of its own."""
        return len(self._page.broken(formula)) * (height(formula) + GAP)

    def _sentence(self, sentence: Value) -> float:
        """Return the height of a sentence, the fractions in it small."""
        lines = 1 + self._page.length(sentence) // (self._page.width - 3)
        return lines * LEADING + 0.75 * (tallest(sentence) - 1) + 0.3

    # the calculation

    def _proof(
        self, view: View, segments: Sequence[Chain | Split], path: tuple[Value, ...]
    ) -> Iterator[Slide]:
        for i, segment in enumerate(segments):
            if isinstance(segment, Chain):
                yield from self._chain(view, segment, path)
                continue
            headings = [self._sentence(case.heading) + GAP for case in segment.cases]
            whole = [self._display(segment.joint), LEADING, *headings]
            size = self._size(whole)
            slide = Slide("cases", view, "proof", path, split=segment, size=size)
            yield slide._replace(steps=len(segment.cases))
            for case in segment.cases:
                yield from self._proof(view, case.segments, (*path, case.heading))
            if i + 1 < len(segments):
                yield slide._replace(kind="joint")

    def _chain(self, view: View, chain: Chain, path: tuple[Value, ...]) -> Iterator[Slide]:
        """Yield the slides of a chain: each begins with the last line of the one before it."""
        rows = self._rows(chain)
        head = self._display(chain.head)
        size = next((name for name, s in _USUAL if (head + sum(rows)) * s <= HEIGHT), "")
        groups = [len(rows)] if size else self._split(chain, rows)
        slides: list[Slide] = []
        done = 0
        for count in groups:
            steps = chain.steps[done : done + count]
            start = chain.steps[done - 1].term if done else chain.head
            top = self._display(start)
            slides.append(
                Slide(
                    *("chain", view, "proof", path),
                    chain=Chain(start, steps),
                    steps=count,
                    size=size or self._size([top, *rows[done : done + count]]),
                )
            )
            done += count
        yield from _parts(slides)

    def _rows(self, chain: Chain) -> list[float]:
        """Return the height of each line, with its reason."""
        laid = self._page.laid(chain)
        return [
            len(row.pieces) * (height(step.term) + GAP) + (0 if row.beside else LEADING)
            for row, step in zip(laid.rows, chain.steps, strict=True)
        ]

    def _split(self, chain: Chain, rows: Sequence[float]) -> list[int]:
        """Return how many lines each slide has: as few slides as can be, filled evenly."""
        tops = [self._display(term) for term in (chain.head, *[s.term for s in chain.steps])]
        best = _filled(tops, rows, HEIGHT / SIZES["medium"])
        limit = HEIGHT / SIZES["medium"]
        while len(tighter := _filled(tops, rows, limit - 1)) == len(best) and limit > 2:
            best, limit = tighter, limit - 1
        return best

    # what is at the end

    def _list(
        self, view: View, heading: str, items: Sequence[Any], letters: str = LIST
    ) -> Iterator[Slide]:
        scale = SIZES[letters]
        heights = [self._sentence(_said(item)) * scale for item in items]
        slide = Slide("list", view, heading, size=letters)
        slides: list[Slide] = []
        done = 0
        for count in _filled([0.0] * (len(items) + 1), heights, HEIGHT) if items else []:
            own = tuple(items[done : done + count])
            tall = sum(heights[done : done + count])
            small = self._size([tall / scale]) if tall > HEIGHT else letters
            slides.append(slide._replace(items=own, size=small))
            done += count
        yield from _parts(slides)

    def _size(self, heights: Sequence[float]) -> str:
        """Return the largest size at which things fit below each other."""
        fitting = (name for name, s in SIZES.items() if sum(heights) * s <= HEIGHT)
        return next(fitting, SMALLEST)


# the sizes that a line has before it goes to another slide
_USUAL: Final = [("large", SIZES["large"]), ("medium", SIZES["medium"])]


def _filled(tops: Sequence[float], heights: Sequence[float], limit: float) -> list[int]:
    """Return how many things go into each box; `tops` is what stands above each that is first."""
    counts: list[int] = []
    total = 0.0
    for top, tall in zip(tops, heights, strict=False):
        if counts and total + tall <= limit:
            counts[-1] += 1
            total += tall
        else:
            counts.append(1)
            total = top + tall
    return counts


def _said(item: Any) -> Value:
    """Return what is measured of an item of a list: of an inference, its claim after its rule."""
    match item:
        case Inference():
            return (Author("0" * 8), item.rule, item.claim)
        case _:
            return item
