"""Every word of the pages, as data: one folder of TOML files for each language, looked up by a dotted key.

Templates and handlers hold keys only, so that a second language is a second folder. `.one` and `.many` belong to a
count. An unknown key is a bug and raises, and so does a key that stands in two files.
"""

import tomllib
from functools import cache
from importlib.resources import files

Catalogue = dict[str, "str | Catalogue"]


def _flatten(table: Catalogue, prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, entry in table.items():
        if isinstance(entry, str):
            flat[prefix + name] = entry
        else:
            flat |= _flatten(entry, f"{prefix}{name}.")
    return flat


class Words:
    """The words of one language."""

    def __init__(self, flat: dict[str, str]) -> None:
        self._flat = flat

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self._flat)

    def __call__(self, key: str, **values: object) -> str:
        """The words under a key, with their places filled. A count `n` picks `key.one` or `key.many`."""
        if "n" in values and key not in self._flat:
            key += ".one" if values["n"] == 1 else ".many"
        return self._flat[key].format(**values) if values else self._flat[key]


@cache
def english() -> Words:
    """The English words."""
    flat: dict[str, str] = {}
    folder = files(__package__).joinpath("words", "en")
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        found = _flatten(tomllib.loads(file.read_text("utf-8")))
        if twice := flat.keys() & found.keys():
            raise ValueError(f"words that stand in two files: {', '.join(sorted(twice))}")
        flat |= found
    return Words(flat)
