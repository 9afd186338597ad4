"""The confines in code: no network but the faces' own loopback, no temporary files, no logs, no code from data."""

import ast
from collections.abc import Callable, Iterable

from tests.architecture.source import Module, dotted, modules

OUTWARD = {
    "aiohttp", "email.mime", "ftplib", "http.client", "httpx", "imaplib", "nntplib", "poplib", "requests",
    "smtplib", "telnetlib", "urllib.request", "urllib3", "websockets", "xmlrpc",
}  # fmt: skip
DEMO = "faces.cli.demo"  # its throw-away office is an office like any other, in a folder of its own
LOCAL = "interchange.local_socket"
SENDER = "faces.sender"  # the one named exception: it is handed whole messages and holds no key
LISTENING = {"asyncio", "http", "select", "selectors", "socket", "socketserver", "ssl"}
SPILLING = {"tempfile", "dbm", "shelve", "mailbox"}
FROM_DATA = {"pickle", "marshal", "shelve", "dill", "joblib", "code", "codeop"}


def _found(rule: Callable[[Module], Iterable[str]], *allowed: str) -> list[tuple[str, str]]:
    """Each breach of a rule outside the packages where it does not hold, with the module it is in."""
    return [
        (module.name, breach)
        for module in modules()
        if not module.within(*allowed)
        for breach in rule(module)
    ]


def _imports(*forbidden: str) -> Callable[[Module], Iterable[str]]:
    return lambda module: (
        name
        for name in module.imports()
        if any(name == one or name.startswith(f"{one}.") for one in forbidden)
    )


def _names(*forbidden: str) -> Callable[[Module], Iterable[str]]:
    return lambda module: set(forbidden) & set(module.names())


def _calls(*forbidden: str) -> Callable[[Module], Iterable[str]]:
    return lambda module: (name for name, _ in module.calls() if name in forbidden)


def test_nothing_can_call_the_world_but_the_one_process_that_sends() -> None:
    assert _found(_imports(*OUTWARD), SENDER) == []
    assert _found(_imports("smtplib")) == [(f"{SENDER}.__main__", "smtplib")]


def test_the_process_that_sends_knows_nothing_of_privity() -> None:
    """It gets whole messages and a server's name; no key, no office and no other module of ours is in it."""
    inside = [one for module in modules() if module.within(SENDER) for one in module.imports()]
    assert inside
    assert [one for one in inside if one.startswith("privity")] == []
    starters = {module.name for module in modules() if f"privity.{SENDER}" in _texts(module)}
    assert starters == {"faces.web.sending"}


def test_only_what_the_door_let_out_is_sent() -> None:
    [starter] = [module for module in modules() if module.name == "faces.web.sending"]
    [send] = [
        one for one in ast.walk(starter.tree) if isinstance(one, ast.FunctionDef) and one.name == "send"
    ]
    assert ast.unparse(send.args.args[0]) == "outgoing: Outgoing"


def _texts(module: Module) -> set[str]:
    return {
        one.value
        for one in ast.walk(module.tree)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def test_sockets_are_the_faces_alone() -> None:
    """The command line reaches the open office over a Unix socket, which leads nowhere else."""
    assert _found(_imports(*LISTENING), "faces", LOCAL) == []
    assert _found(_names("AF_INET", "AF_INET6", "create_connection", "create_server"), "faces.web") == []


def test_only_the_store_speaks_to_a_database() -> None:
    """The index in memory is SQLite too, by SQLCipher's own module: the standard one is used nowhere."""
    assert _found(_imports("psycopg"), "storage") == []
    assert _found(_imports("sqlite3")) == []


def test_the_library_that_runs_models_is_loaded_in_one_place() -> None:
    """There it is told first to report nothing to its makers; `test_native_threads` sees whether its threads obey."""
    assert _found(_imports("onnxruntime"), "services.embedding") == []


def test_nothing_spills_into_temporary_files() -> None:
    """Starlette's own forms spool what is uploaded to a temporary file, so they are not used either."""
    assert _found(_imports("dbm", "shelve", "mailbox")) == []
    assert _found(_imports("tempfile"), DEMO) == []
    assert _found(_names("NamedTemporaryFile", "TemporaryFile", "mkstemp", "gettempdir")) == []
    assert _found(lambda module: {"UploadFile", "SpooledTemporaryFile"} & set(module.names())) == []
    assert _found(lambda module: (name for name, _ in module.calls() if name.endswith(".form"))) == []


def test_what_somebody_names_on_the_command_line_is_opened_in_one_place() -> None:
    """There a device that never ends is refused. A secret may come through a pipe, and is short; git's own files are
    named by git."""
    reading = {"open", "io.open", "os.open", "os.fdopen"}

    def opened(module: Module) -> Iterable[str]:
        for name, call in module.calls():
            end = name.rpartition(".")[2]
            is_mode = any(ast.unparse(one) in {"'rb'", "'r'"} for one in call.args)
            if name in reading or end in {"read_bytes", "read_text"} or (end == "open" and is_mode):
                yield name

    named = [one for one in modules() if one.within("faces.cli", "interchange")]
    found = {(module.name, name) for module in named for name in opened(module) if not name.startswith(".")}
    assert found == {
        ("faces.cli.backup", "os.open"),
        ("faces.cli.demo", "path.read_bytes"),
        ("faces.cli.hook", "repository.hook.read_text"),
        ("faces.cli.running", "os.open"),
        ("faces.cli.secrets_in", "os.open"),
        ("faces.cli.staged", "path.read_text"),
    }


def test_nothing_is_logged() -> None:
    """A logger may be silenced, since a library's own log can hold words of a document; none is written to."""
    speaking = {"debug", "info", "warning", "error", "exception", "critical", "log", "basicConfig"}

    def spoken(module: Module) -> Iterable[str]:
        for name, _ in module.calls():
            holder, _, method = name.rpartition(".")
            if method in speaking and "log" in holder.lower():
                yield name

    assert _found(spoken) == []
    assert _found(_imports("syslog")) == []


def test_only_the_faces_speak() -> None:
    """The checker of a proof bundle is a program of its own: it runs where there is no Privity."""
    assert (
        _found(_calls("print", "sys.stdout.write", "sys.stderr.write"), "faces", "ledger.verify_bundle") == []
    )


def test_no_code_comes_from_data() -> None:
    assert _found(_imports("pickle", "marshal", "shelve", "dill", "joblib", "code", "codeop")) == []
    assert _found(_calls("eval", "exec", "compile", "__import__", "os.system", "os.popen", "yaml.load")) == []


def test_only_the_faces_start_programs_and_never_through_a_shell() -> None:
    assert _found(_imports("subprocess", "multiprocessing", "pty", "webbrowser"), "faces") == []

    def shells(module: Module) -> Iterable[str]:
        for name, call in module.calls():
            for word in call.keywords:
                if word.arg == "shell" and ast.unparse(word.value) != "False":
                    yield name

    assert _found(shells) == []


def test_no_broad_except_swallows_a_fault() -> None:
    """What is swallowed could have been a refusal; at the edge a bug may become an exit code, a page, a reply."""

    def swallowed(module: Module) -> Iterable[str]:
        for node in ast.walk(module.tree):
            if (
                isinstance(node, ast.ExceptHandler)
                and (node.type is None or dotted(node.type) in {"BaseException", "Exception"})
                and not any(isinstance(part, ast.Raise) for part in ast.walk(node))
            ):
                yield f"line {node.lineno}"

    assert _found(swallowed, "faces", LOCAL) == []
