"""The pure parts of the web face."""

import re
import socket
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from privity.config import OfficePlace
from privity.errors import InputError
from privity.faces.web import peers, rendering
from privity.faces.web.address import Theme, WebSettings, bind, load_settings, save_settings
from privity.faces.web.assets import assets
from privity.faces.web.marking import mark, reasons_of
from privity.faces.web.orders import Order, parse_order, render_order
from privity.faces.web.pages.check.checked import Likeness, together
from privity.faces.web.pages.clients.forms import parse_client
from privity.faces.web.reasons import LockReason
from privity.faces.web.watch import IdleWatch, SleepWatch
from privity.faces.web.words import english
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId
from privity.screen import Finding, FindingKind, Strength, Verdict

_WEB = Path(rendering.__file__).parent


class TestWatches:
    def test_idle_time_runs_from_the_last_sign_of_life(self) -> None:
        now = [0.0]
        watch = IdleWatch(2, lambda: now[0])
        now[0] = 70.0
        assert watch.left() == 50.0
        watch.touch()
        assert watch.left() == 120.0

    def test_a_sleep_shows_in_the_gap_between_two_clocks(self) -> None:
        steady, wall = [0.0], [1000.0]
        watch = SleepWatch(lambda: steady[0], lambda: wall[0])
        steady[0] += 60
        wall[0] += 60.5
        assert not watch.slept()
        wall[0] += 600
        assert watch.slept()
        assert not watch.slept()
        wall[0] -= 3600
        assert not watch.slept()


class TestAddress:
    @pytest.fixture
    def place(self, tmp_path: Path) -> OfficePlace:
        return OfficePlace(tmp_path / "office", tmp_path / "state")

    def test_name_and_port_stay(self, place: OfficePlace) -> None:
        first, sockets = bind(place)
        for one in sockets:
            one.close()
        assert re.fullmatch(r"privity-[0-9a-f]{8}\.localhost", first.host)
        assert load_settings(place) == first

    def test_only_loopback_is_listened_on(self, place: OfficePlace) -> None:
        settings, sockets = bind(place)
        assert {one.getsockname()[0] for one in sockets} <= {"127.0.0.1", "::1"}
        assert {one.getsockname()[1] for one in sockets} == {settings.port}
        for one in sockets:
            one.close()

    def test_a_taken_port_is_left_alone_for_this_run(self, place: OfficePlace) -> None:
        first, sockets = bind(place)
        second, others = bind(place)
        assert second.port != first.port
        assert (second.name, load_settings(place).port) == (first.name, first.port)
        for one in sockets + others:
            one.close()

    @pytest.mark.parametrize(
        "broken", ["", "{", "[]", '{"schema":"privity.web/1","name":"localhost","port":80}']
    )
    def test_unreadable_settings_are_chosen_anew(self, place: OfficePlace, broken: str) -> None:
        save_settings(place, WebSettings("privity-00000000", 50000, Theme.DARK))
        [path] = place.state.iterdir()
        path.write_text(broken)
        assert load_settings(place).name != "privity-00000000"

    def test_two_offices_have_two_names(self, tmp_path: Path) -> None:
        places = [OfficePlace(tmp_path / name, tmp_path / "state") for name in ("a", "b")]
        for place in places:
            save_settings(place, load_settings(place).__class__(f"privity-{place.folder.name * 8}", 50000))
        assert [load_settings(place).name for place in places] == ["privity-aaaaaaaa", "privity-bbbbbbbb"]


class TestPeers:
    @pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="this system does not tell who connects")
    @pytest.mark.parametrize(("family", "host"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")])
    def test_the_account_of_a_connection_is_told(self, family: socket.AddressFamily, host: str) -> None:
        import os

        with socket.socket(family) as listener:
            try:
                listener.bind((host, 0))
            except OSError:
                pytest.skip(f"no {host} here")
            listener.listen()
            with socket.create_connection((host, listener.getsockname()[1])) as client:
                ends = client.getsockname()[:2], client.getpeername()[:2]
                assert peers.owner_of(*ends) == os.getuid()
                assert peers.is_own(*ends)

    def test_a_system_that_does_not_tell_keeps_nobody_out(self) -> None:
        assert peers.owner_of(("127.0.0.1", 1), ("127.0.0.1", 2)) is None
        assert peers.owner_of(("no address", 1), ("127.0.0.1", 2)) is None
        assert peers.is_own(("127.0.0.1", 1), ("127.0.0.1", 2))


class TestOrders:
    def test_an_order_arrives_as_it_was_given(self) -> None:
        order = Order(
            "/o", "/s", "privity-0a1b2c3d", 48123, (3, 4), "00" * 32, "", LockReason.IDLE, "demo words"
        )
        assert parse_order(render_order(order)) == order

    def test_a_printed_order_shows_no_secret(self) -> None:
        order = Order("/o", "/s", "n", 1, (), "5ec7e7", demo_passphrase="demo words")
        assert "5ec7e7" not in repr(order)
        assert "demo words" not in repr(order)


class TestMarking:
    def test_overlapping_findings_are_cut_and_numbered_where_they_end(self) -> None:
        text = "Ann told me. \n\nNo."
        findings = [
            Finding(FindingKind.CASE_TALK, (0, 15), None, "", Verdict.ASK),
            Finding(FindingKind.NAME, (0, 3), "c-1", "", Verdict.STOP),
        ]
        parts = mark(text, reasons_of(findings))
        assert "".join(part.text for part in parts) == text
        assert [(part.text, part.tone, part.numbers) for part in parts] == [
            ("Ann", "stop", (1,)),
            (" ", "", ()),
            ("told me.", "ask", (2,)),
            (" \n\n", "", ()),
            ("No.", "", ()),
        ]

    def test_reasons_are_numbered_as_they_are_met_and_each_is_said_once(self) -> None:
        text = "One told me. Two went. Ann told me."
        case, other = (FindingKind.CASE_TALK, "tells", None), (FindingKind.NAME, "a name", "c-1")
        findings = [
            Finding(kind, span, client, says, Verdict.STOP)
            for (kind, says, client), span in ((other, (23, 26)), (case, (0, 12)), (case, (23, 35)))
        ]
        reasons = reasons_of(findings)
        assert [(one[0].kind, len(one)) for one in reasons] == [
            (FindingKind.CASE_TALK, 2),
            (FindingKind.NAME, 1),
        ]
        numbers = [(part.text, part.numbers) for part in mark(text, reasons) if part.numbers]
        assert numbers == [("One told me.", (1,)), ("Ann", (2,)), ("told me.", (1,))]

    def test_a_text_without_findings_is_one_part(self) -> None:
        assert [part.text for part in mark("Nothing here.", [])] == ["Nothing here."]


class TestWhoseStory:
    def test_the_two_of_a_couple_are_shown_as_one(self) -> None:
        facts = (([("tea", True)], [("teas", True)]),)
        ada, bo, cy, di = [
            (CompartmentId(f"{number:032x}"), name) for number, name in enumerate(("Ada", "Bo", "Cy", "Di"))
        ]
        given = [
            Likeness((ada,), Strength.POSSIBLE, facts),
            Likeness((bo,), Strength.POSSIBLE, facts),
            Likeness((cy,), Strength.WEAK, ()),
            Likeness((di,), Strength.WEAK, ()),
        ]
        assert [one.who for one in together(given)] == [(ada, bo), (cy,), (di,)]


class TestClientForm:
    def test_it_becomes_a_client_and_the_first_work(self) -> None:
        form = {
            "name": " Ada ",
            "started": "2026-01-09",
            "born": "1984",
            "phone": "1, 2;3",
            "issues": "sleep",
        }
        client, work = parse_client(form, "fresh")
        assert (client.names, client.born, client.contacts.phone) == (("Ada",), 1984, ("1", "2", "3"))
        assert (work.clients, work.started, work.issues) == (("fresh",), date(2026, 1, 9), ("sleep",))

    @pytest.mark.parametrize("born", ["84", "1784", "2027", "١٩٨٤", "x", "9" * 5000])
    def test_a_year_that_is_none(self, born: str) -> None:
        with pytest.raises(InputError) as refused:
            parse_client({"name": "Ada", "started": "2026-01-09", "born": born}, "fresh")
        assert refused.value.field == "born"


class TestWords:
    def _used(self) -> set[str]:
        texts = [path.read_text("utf-8") for path in _WEB.rglob("*.html")]
        texts += [path.read_text("utf-8") for path in _WEB.rglob("*.py")]
        used = set(re.findall(r"(?:\bt|words)\(\s*\"([a-z_.-]+)\"", " ".join(texts)))
        return used | set(re.findall(r"t\('([a-z_.-]+)'", " ".join(texts)))

    def test_every_key_that_is_used_exists(self) -> None:
        keys = english().keys
        missing = {
            key
            for key in self._used()
            if key not in keys
            and f"{key}.many" not in keys
            and not key.endswith((".", ".css", ".js", ".py", ".svg"))
        }
        assert missing == set()

    def test_every_key_that_exists_is_used(self) -> None:
        used, texts = self._used(), " ".join(path.read_text("utf-8") for path in _WEB.rglob("*.[hp]*"))
        made = tuple(
            set(re.findall(r"t\(\"([a-z_.]+[._])\" ~", texts))
            | set(re.findall(r"words\(f\"([a-z_.]+[._])\{", texts))
        )
        quoted = set(re.findall(r"\"([a-z_]+\.[a-z_]+)\"", texts))
        unused = {
            key
            for key in english().keys
            if key not in used | quoted
            and re.sub(r"\.(one|many)$", "", key) not in used
            and not key.startswith(made)
        }
        assert unused == set()

    def test_every_event_and_reason_has_words(self) -> None:
        words = english()
        assert {f"event.{event}" for event in EventClass} <= words.keys
        assert {f"lock.because.{reason}" for reason in LockReason} <= words.keys

    def test_counts_and_dates(self) -> None:
        words = english()
        assert (words("clients.notes", n=1), words("clients.notes", n=0)) == ("1 note", "0 notes")
        assert rendering.day(words, date(2026, 3, 2)) == "2 March 2026"
        assert rendering.moment(words, datetime(2026, 3, 2, 12, tzinfo=UTC)).startswith("2 Mar 2026, ")

    def test_no_page_calls_anything_safe_or_anonymous(self) -> None:
        claims = [
            key for key in english().keys if re.search(r"\b(safe(?!guard)|anonymous)", english()(key), re.I)
        ]
        assert claims == []


class TestAssets:
    def test_style_and_own_script_stay_small(self) -> None:
        held = assets().contents
        assert len(held["app.css"]) <= 40 * 1024
        assert held["app.js"].count(b"\n") <= 340

    def test_the_style_names_nothing_from_elsewhere(self) -> None:
        style = assets().contents["app.css"].decode()
        assert re.findall(r"url\(\"([^\"]*)\"\)", style) == [
            "fonts/atkinson-latin.woff2",
            "fonts/atkinson-latin-ext.woff2",
        ]
        assert "//" not in style
        assert "@import" not in style

    def test_vendored_files_bring_their_licences(self) -> None:
        for licence in ("htmx.LICENSE.txt", "fonts/OFL.txt"):
            assert (_WEB / "static" / licence).stat().st_size > 500

    def test_our_script_uses_no_browser_storage(self) -> None:
        for name in ("app.js", "htmx.min.js"):
            script = assets().contents[name].decode()
            assert not re.search(
                r"localStorage|sessionStorage|indexedDB|caches\.open|serviceWorker|document\.cookie", script
            )


def test_the_parent_imports_nothing_that_could_open_an_office() -> None:
    told = "import sys, privity.faces.web.parent; print('\\n'.join(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    modules = set(run.stdout.split())
    assert "privity.faces.web.parent" in modules
    assert not {
        name for name in modules if name.startswith(("privity.crypto", "privity.vault", "privity.services"))
    }
    assert not {"privity.bootstrap", "sqlcipher3", "cryptography", "fastapi", "uvicorn"} & modules


def test_a_long_address_breaks_behind_its_signs_and_nothing_else_changes() -> None:
    assert str(rendering.breakable("a.b@example.org")) == "a.<wbr>b@<wbr>example.<wbr>org"
    assert str(rendering.breakable("<b> & w-1, 12.5")) == "&lt;b&gt; &amp; w-1, 12.5"
