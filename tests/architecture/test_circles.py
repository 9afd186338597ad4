"""No modules import each other in a circle, not even inside a function, so that each can be read before its users."""

from graphlib import CycleError, TopologicalSorter

from tests.architecture.source import modules


def _imports() -> dict[str, set[str]]:
    known = {module.name for module in modules()}
    return {
        module.name: {
            name
            for one in module.imports()
            if (name := one.removeprefix("privity.")) in known and not module.within(name)
        }
        for module in modules()
    }


def _circle(graph: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = _imports()
    assert sum(map(len, graph.values())) > 2_000
    assert _circle(graph) == []


def test_a_circle_would_be_seen() -> None:
    graph = _imports()
    assert "services.paper" in graph["services.door"]
    graph["services.paper"].add("services.door")
    assert {"services.door", "services.paper"} <= set(_circle(graph))
