"""All benchmarks, one after the other. Run them on a quiet machine; ratios within one run are what counts."""

import subprocess
import sys

_ALL = (
    ["benchmarks.records"],
    ["benchmarks.search", "--growth"],
    ["benchmarks.ledger_verify"],
    ["benchmarks.backup"],
    ["benchmarks.gate_decide"],
    ["benchmarks.gate_cedar"],
    ["benchmarks.pack_defects"],
    ["benchmarks.reply_timing"],
    ["benchmarks.aggregates"],
    ["benchmarks.attachments"],
    ["benchmarks.documents"],
    ["benchmarks.command_line"],
)


def main() -> None:
    for module, *options in _ALL:
        print(f"\n{module}")
        subprocess.run([sys.executable, "-m", module, *options], check=True)


if __name__ == "__main__":
    main()
