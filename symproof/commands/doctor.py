"""`symproof doctor`: what is installed, and what each output needs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from symproof.doctoring import FONT, Health, Output, health
from symproof.doctoring_words import word
from symproof.layout import columns


def doctor(args: argparse.Namespace) -> int:
    """Run the command and return the exit status: 0, whatever is missing.

    Raises:
        RenderError: SYMPROOF_TEMPLATES names a folder that does not exist.
    """
    found = health()
    if args.output_format == "json":
        print(json.dumps(found.json, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_report(found, args.lang)))
    return 0


def _report(found: Health, lang: str) -> Iterator[str]:
    yield word("packages", lang)
    for name, version in found.versions.items():
        yield f"  {_padded(name, 18)}{version or word('missing', lang)}"
    yield ""
    yield word("outputs", lang)
    names = {output.key: word(output.key, lang) for output in found.outputs}
    width = max(map(columns, names.values())) + 3
    for output in found.outputs:
        yield f"  {_padded(names[output.key], width)}{_state(output, lang)}"
        for command in output.install:
            yield f"  {_padded('', width)}{word('install', lang, command=command)}"
    yield ""
    yield word("places", lang)
    for place in found.places:
        name = _padded(word(place.key, lang), 12)
        state = word(place.state, lang)
        yield f"  {name}{word('state', lang, place=place.path, state=state)}"


def _state(output: Output, lang: str) -> str:
    if output.ready:
        return word("ready", lang)
    missing = [word(name, lang) if name == FONT else name for name in output.missing]
    return word("lacking", lang, missing=", ".join(missing))


def _padded(text: str, width: int) -> str:
    return text + " " * max(width - columns(text), 1)
