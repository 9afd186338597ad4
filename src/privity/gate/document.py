"""YAML read strictly: text, numbers, true, false and null only, every mapping with its line, no key twice.

PyYAML's own constructor would turn `NO` into false and silently keep the second of two equal keys; a rule that
vanishes that way would be noticed by nobody. Only the composer (libyaml) is used, which is also twice as fast.
"""

import re
from typing import Final

import yaml

from privity.errors import InputError


class _Loader(yaml.CSafeLoader):
    """Composes nodes without looking up what kind of value a text might be: half of the time, and never used here."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return "text"

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


_INTEGER: Final = re.compile(r"0|[1-9][0-9]{0,8}")
_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None, "~": None, "": None}
_DEPTH: Final = 12


class Table(dict[str, object]):
    """A mapping of the file that knows its line."""

    __slots__ = ("line",)

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


def read(text: str, name: str) -> Table:
    """Read one YAML document that is a mapping; raise `InputError` with the line of what is wrong."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" line {mark.line + 1}" if mark is not None else ""
        raise InputError(f"{name}{line}: this is not YAML", field=name) from error
    if not isinstance(node, yaml.MappingNode):
        raise InputError(f"{name}: a pack is a mapping", field=name)
    table = _convert(node, name, 0)
    assert isinstance(table, Table)  # noqa: S101 - a mapping node gives a table
    return table


def _convert(node: yaml.Node, name: str, depth: int) -> object:
    if depth > _DEPTH:
        raise InputError(f"{name} line {node.start_mark.line + 1}: nested too deeply", field=name)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_convert(item, name, depth + 1) for item in node.value]
    line = node.start_mark.line + 1
    table = Table(line)
    for key_node, value_node in node.value:
        key = key_node.value
        if not isinstance(key, str) or key in table:
            raise InputError(
                f"{name} line {key_node.start_mark.line + 1}: key `{key}` stands twice", field=name
            )
        table[key] = _convert(value_node, name, depth + 1)
    return table


def _scalar(node: yaml.ScalarNode) -> object:
    text: str = node.value
    if node.style:  # quoted or a block: a text whatever it looks like
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text
