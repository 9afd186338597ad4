"""The modules of Privity as syntax trees, and the few questions the architecture tests ask of them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_PACKAGE = ROOT / "src" / "privity"


@dataclass(frozen=True, slots=True)
class Module:
    """One module: its dotted name below `privity`, and its tree."""

    name: str
    tree: ast.Module

    def within(self, *packages: str) -> bool:
        """Say whether the module is one of these, or lies in one of them."""
        return any(self.name == package or self.name.startswith(f"{package}.") for package in packages)

    def imports(self) -> Iterator[str]:
        """Every module that is imported anywhere in it, in full; relative ones cannot leave the package."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module
                yield from (f"{node.module}.{alias.name}" for alias in node.names)

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Every call by the dotted name it is written with; a call on something computed begins with a dot."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield dotted(node.func), node

    def names(self) -> Iterator[str]:
        """Every name and attribute that occurs, and what imports rename."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name):
                yield node.id
            elif isinstance(node, ast.Attribute):
                yield node.attr
            elif isinstance(node, ast.alias):
                yield node.name.rpartition(".")[2]


def dotted(node: ast.expr) -> str:
    """The dotted name an expression is written with, as far as it is one."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


@cache
def modules() -> tuple[Module, ...]:
    """All modules of Privity."""
    return tuple(_read(path) for path in sorted(_PACKAGE.rglob("*.py")))


def _read(path: Path) -> Module:
    parts = path.relative_to(_PACKAGE).with_suffix("").parts
    name = ".".join(part for part in parts if part != "__init__")
    return Module(name, ast.parse(path.read_text(encoding="utf-8"), filename=str(path)))
