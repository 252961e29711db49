"""Run all tests: `python -m tests`. Those in the browser wait a lot; beside them there is time for the others."""

import subprocess
import sys
import tempfile

BROWSER = ["tests/browser"]
OTHERS = ["nnviz", "dashboard/share.py", "tests/test_architecture.py", "tests/nnviz", "tests/dashboard"]


def main() -> int:
    """Return 0 if all passed; what the browser tests printed follows what the others did."""
    pytest = [sys.executable, "-m", "pytest", "--durations=15"]
    with tempfile.TemporaryFile() as printed:
        browser = subprocess.Popen([*pytest, *BROWSER], stdout=printed, stderr=subprocess.STDOUT)
        others = subprocess.call([*pytest, *OTHERS])
        in_browser = browser.wait()
        printed.seek(0)
        sys.stdout.flush()
        sys.stdout.buffer.write(printed.read())
    return others or in_browser


if __name__ == "__main__":
    sys.exit(main())
