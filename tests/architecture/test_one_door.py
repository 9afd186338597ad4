"""The one door: nothing but `services.door` makes an `Outgoing`, and nothing but an `Outgoing` is handed out."""

import ast
from collections.abc import Iterator

import pytest

from privity.services.door import Outgoing
from tests.architecture.source import ROOT, Module, dotted, modules

DOOR = "services.door"
TOKEN = "_MAKER"


def test_the_code_is_really_walked() -> None:
    names = {module.name for module in modules()}
    assert {"errors", DOOR, "services.office", "faces.web.app"} <= names


def test_only_the_door_makes_an_outgoing() -> None:
    """The token is the door's alone, and under another name the making would not be seen."""
    found = [
        (module.name, breach)
        for module in modules()
        if module.name != DOOR
        for breach in _second_door(module)
    ]
    assert found == []


def _second_door(module: Module) -> Iterator[str]:
    if TOKEN in module.names():
        yield "the door's token"
    for name, call in module.calls():
        if name.rpartition(".")[2] == "Outgoing" or _makes_without_init(call):
            yield ast.unparse(call)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and "Outgoing" in map(dotted, node.bases):
            yield f"class {node.name}"
        if isinstance(node, ast.alias) and node.name == "Outgoing" and node.asname:
            yield f"as {node.asname}"


@pytest.mark.parametrize(
    "code",
    [
        "from privity.services import door\ndoor.Outgoing(token, 'n', 't', 1, f)",
        "from privity.services.door import _MAKER",
        "from privity.services.door import Outgoing as Result",
        "class Mine(Outgoing): pass",
        "object.__new__(Outgoing)",
    ],
)
def test_a_second_door_would_be_seen(code: str) -> None:
    assert list(_second_door(Module("services.invented", ast.parse(code))))


def _makes_without_init(call: ast.Call) -> bool:
    """`object.__new__(Outgoing)`, `copy`, `replace` and the like give an object that no `__init__` has judged."""
    makers = {"__new__", "copy", "deepcopy", "replace", "__reduce__", "__setstate__"}
    return dotted(call.func).rpartition(".")[2] in makers and any(
        dotted(argument) == "Outgoing" for argument in call.args
    )


def test_without_the_token_none_is_made() -> None:
    with pytest.raises(TypeError):
        Outgoing(object(), "name", "text/plain", 1, lambda: [b"words"])


def test_a_door_function_that_makes_one_has_written_its_entry() -> None:
    """Every function of the door that makes an `Outgoing` gets its entry's number from a committed work."""
    [door] = [module for module in modules() if module.name == DOOR]
    for call in (call for name, call in door.calls() if name == "Outgoing"):
        entry = call.args[3]
        assert isinstance(entry, ast.Name | ast.BinOp), ast.unparse(call)
        assert not isinstance(entry, ast.Constant)


# -- Files: what may be written, and by whom -------------------------------------------------------------------

WRITERS = {
    "durable": "replaces small files as one step",
    "bootstrap": "the zeros that shred a throw-away office",
    "services.opener": "the lock file",
    "services.attachment_files": "sealed chunks, in the office's folder alone",
    "storage.sqlcipher": "makes the records file with its mode before SQLCipher fills it",
    "faces.web.address": "the worker's address, for the command line of the same user",
    "faces.cli.backup": "the two files of ciphertext that the door gave",
}


def test_files_are_written_in_few_known_places() -> None:
    found = {
        module.name
        for module in modules()
        for name, call in module.calls()
        if _writes(name, call) and not module.within(*WRITERS)
    }
    assert found == set()


def _writes(name: str, call: ast.Call) -> bool:
    last = name.rpartition(".")[2]
    if last in {"write_bytes", "write_text", "copyfile", "copy2", "copytree", "make_archive", "symlink_to"}:
        return True
    if name == "os.open":
        return any(flag in ast.unparse(call) for flag in ("O_CREAT", "O_TRUNC", "O_APPEND"))
    if last != "open" or name.startswith("os."):
        return False
    modes = [*call.args, *(word.value for word in call.keywords if word.arg == "mode")]
    texts = [mode.value for mode in modes if isinstance(mode, ast.Constant) and isinstance(mode.value, str)]
    return any(len(text) <= 3 and set(text) & set("wax+") for text in texts)


def test_a_download_is_made_from_an_outgoing_alone() -> None:
    found = {
        module.name
        for module in modules()
        for name, _ in module.calls()
        if name.rpartition(".")[2] in {"FileResponse", "StreamingResponse"}
    }
    assert found == {"faces.web.handing"}


# Where the words of an `Outgoing` are taken out of it: the web face's own ways, and the replies to the command line.
TAKING = {"faces.web.handing", "faces.web.sending", "services.dispatch.desk"}


def test_what_leaves_is_unpacked_in_three_known_places() -> None:
    """A page to be printed, a download, a file, a line to the terminal, a message: each begins with an `Outgoing`."""
    found = {
        module.name
        for module in modules()
        for name, _ in module.calls()
        if name.rpartition(".")[2] in {"body", "chunks"} and module.name != DOOR
    }
    assert found == TAKING


def test_pages_print_only_when_somebody_presses_the_button() -> None:
    """A page that printed by itself would put a record on paper unseen."""
    script = (ROOT / "src/privity/faces/web/static/app.js").read_text("utf-8")
    calls = [line.strip() for line in script.splitlines() if "print()" in line]
    assert calls == ['button.addEventListener("click", () => print());']


# -- On a decision: made by the door's own plan, and by nothing beside it -----------------------------------------

PLANNING = {
    "render_grant": {"services.requests.leaving"},
    "seal_file": {"services.requests.leaving"},
    "plan_grant": {DOOR},
    "plan_reply": {DOOR},
}


def test_what_leaves_on_a_decision_is_made_for_the_door_alone() -> None:
    """A paper that another module rendered would be one without its decision, its duties and its entry."""
    for function, callers in PLANNING.items():
        found = {
            module.name
            for module in modules()
            for name, _ in module.calls()
            if name.rpartition(".")[2] == function
        }
        assert found == callers, function
