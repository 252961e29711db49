"""Run Streamlit in this process and tell, on a signal, what it holds: `python inspected_server.py REPORT …`."""

import gc
import json
import signal
import sys
from pathlib import Path
from types import FrameType

import psutil
from streamlit.web.cli import main

REPORT = Path(sys.argv[1])  # Streamlit puts the app's own arguments in its place


def tell(_signal: int, _frame: FrameType | None) -> None:
    """Write modules, engines and memory into the report."""
    from dashboard.server.engine import Engine

    report = {
        "modules": sorted(sys.modules),
        "engines": sum(isinstance(each, Engine) for each in gc.get_objects()),
        "resident": psutil.Process().memory_info().rss,
    }
    whole = REPORT.with_suffix(".part")
    whole.write_text(json.dumps(report))
    whole.rename(REPORT)


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, tell)
    sys.exit(main(["run", "dashboard/app.py", *sys.argv[2:]]))
