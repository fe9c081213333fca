r"""The arguments of LaTeX's commands: what stands in braces and brackets after a place."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from symproof.document.texts.latex_mask import COVER

_SPACES: Final = re.compile(rf"[\s{COVER}]*")
_LABEL: Final = re.compile(r"\[([^\[\]]{0,300})\]")
_LABEL_OPENS: Final = re.compile(r"\s*\[")
_DEFINED: Final = re.compile(r"\s*(?:\{?\s*\\?[A-Za-z@]+\s*\}?)?(?:\s*\[[^\]\n]*\]|#\d)*\s*=?\s*")
_BRACES: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_BRACES_AND_BRACKET: Final = re.compile(r"\\.|[{}\]]", re.DOTALL)
# a label with formulas that is longer is none
_LONGEST: Final = 400


class Arguments:
    """Finds arguments in a text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def after_spaces(self, after: int) -> int:
        """Return where what follows the spaces begins."""
        match = _SPACES.match(self._text, after)
        return match.end() if match else after

    def braced(self, after: int) -> tuple[int, int]:
        """Return where the text in the braces after a place begins and ends, 0 twice for none."""
        place = self.after_spaces(after)
        closing = self._closing.get(place, -1) if self._text.startswith("{", place) else -1
        return (place + 1, closing) if closing >= 0 else (0, 0)

    def after_braces(self, after: int, number: int) -> int:
        """Return the place after so many arguments in braces, and brackets before them."""
        for _ in range(number):
            after = self.after_label(after)
            _, last = self.braced(after)
            after = last + 1 if last else after
        return after

    def label(self, after: int) -> tuple[int, int] | None:
        """Return the place of a short text in brackets, which hold no others."""
        match = _LABEL.match(self._text, after)
        return match.span(1) if match else None

    def after_label(self, after: int) -> int:
        """Return the place after a text in brackets, if there is one."""
        label = self.label(after)
        return label[1] + 1 if label else after

    def note(self, after: int) -> tuple[int, int] | None:
        """Return the place of a text in brackets that may hold braces, in them any brackets."""
        opening = _LABEL_OPENS.match(self._text, after)
        if opening is None:
            return None
        depth, start = 0, opening.end()
        for match in _BRACES_AND_BRACKET.finditer(self._text, start, start + _LONGEST):
            if match[0] == "]" and depth == 0:
                return start, match.start()
            depth += {"{": 1, "}": -1}.get(match[0], 0)
        return None

    def after_definition(self, after: int) -> int:
        r"""Return the place after what \newcommand or \def defines."""
        match = _DEFINED.match(self._text, after)
        return self.after_braces(match.end() if match else after, 1)

    @cached_property
    def _closing(self) -> dict[int, int]:
        """The place of the closing brace for that of each opening one that has one."""
        pairs: dict[int, int] = {}
        opened: list[int] = []
        for match in _BRACES.finditer(self._text):
            if match[0] == "{":
                opened.append(match.start())
            elif match[0] == "}" and opened:
                pairs[opened.pop()] = match.start()
        return pairs
