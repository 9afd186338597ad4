"""Neither shows the other: what knows the mailing list knows no client, and what knows clients knows no list."""

import ast

import pytest

from tests.architecture.source import Module, modules

LISTS = (
    "privity.services.mailing_list",
    "privity.services.list_sending",
    "privity.services.events",
    "privity.model.lists",
)
RECORDS = tuple(
    f"privity.{one}"
    for one in (
        *("model.people", "model.notes", "model.enquiry", "model.engagement", "services.clients"),
        *(
            "services.notes",
            "services.enquiries",
            "services.engagements",
            "services.find",
            "services.caseload",
        ),
    )
)
# Each of these only lists what there is: payload types, pages, operations.
REGISTRIES = {"vault.payload", "faces.web.app", "services.dispatch"}


def _both(module: Module) -> bool:
    imports = set(module.imports())
    return bool(imports & set(LISTS)) and bool(imports & set(RECORDS))


def test_no_module_joins_the_list_and_the_records() -> None:
    assert {module.name for module in modules() if _both(module)} <= REGISTRIES


def test_registries_only_name_them() -> None:
    """A registry has no function that could look from one to the other."""
    for module in modules():
        if module.name in REGISTRIES and _both(module):
            used = {name for name, _ in module.calls()}
            assert not any(name.startswith(("mailing_list.", "events.")) for name in used)


def test_the_list_is_read_through_its_own_room_alone() -> None:
    for module in modules():
        if f"privity.{module.name}" in LISTS:
            called = {name.rpartition(".")[2] for name, _ in module.calls()}
            assert not called & {"overviews", "overview", "compartments", "read_each", "record_ids"}, (
                module.name
            )


@pytest.mark.parametrize("code", ["import privity.services.clients\nimport privity.services.mailing_list"])
def test_a_module_that_joined_them_would_be_seen(code: str) -> None:
    assert _both(Module("services.invented", ast.parse(code)))
