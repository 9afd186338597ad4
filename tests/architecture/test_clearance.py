"""A cleared draft is made where it is cleared and nowhere else, and what is cleared leaves by the door's own plan."""

from tests.architecture.source import modules


def test_only_clearing_makes_a_cleared_draft() -> None:
    found = {
        module.name
        for module in modules()
        for name, _ in module.calls()
        if name.rpartition(".")[2] == "ClearedDraft"
    }
    assert found == {"screen.clearance"}
    assert {module.name for module in modules() if "_CLEARED" in module.names()} == {"screen.clearance"}


def test_what_leaves_cleared_is_planned_by_the_door() -> None:
    found = {
        module.name
        for module in modules()
        for name, _ in module.calls()
        if name.rpartition(".")[2] == "plan_cleared"
    }
    assert found == {"services.door"}


def test_only_a_screening_says_that_nobody_else_was_found() -> None:
    found = {
        module.name
        for module in modules()
        for name, _ in module.calls()
        if name.rpartition(".")[2] == "Beside"
    }
    assert found == {"services.requests.bystanders"}
