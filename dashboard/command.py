"""The command `nnviz`: opens the dashboard from any folder, with the configuration that it was made for."""

import argparse
import os
import platform
import socket
import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

DISTRIBUTION = "nnviz-lecture"
APP = Path(__file__).with_name("app.py")


def main(arguments: list[str] | None = None) -> None:
    """Check what is there, then hand over to Streamlit.

    Args:
        arguments: What stands behind the command; by default that of this process.

    Raises:
        SystemExit: If the dashboard cannot run, with a sentence that says why.
    """
    parser = argparse.ArgumentParser("nnviz", description="Open the visual explainer of neural networks in a browser.")
    parser.add_argument("--port", type=int, help="where to serve it; by default the first free one from 8501 on")
    parser.add_argument("--no-browser", action="store_true", help="open no browser, only say the address")
    own, streamlits = parser.parse_known_args(arguments)
    if misfit := what_does_not_fit():
        sys.exit(misfit)
    if own.port is not None:
        if taken(own.port):
            sys.exit(f"Port {own.port} is taken. Choose another one, as in: nnviz --port {own.port + 1}")
        streamlits += ["--server.port", str(own.port)]
    serve(streamlits + ["--server.headless", "true"] * own.no_browser)


def serve(options: list[str]) -> None:
    """Run `streamlit run` with the packaged configuration.

    Streamlit reads `.streamlit` in the present folder and beside the script. It is beside the script where the package
    is installed, and beside the package in a checkout.
    """
    from streamlit.web import cli

    os.chdir(APP.parent if (APP.parent / ".streamlit").is_dir() else APP.parents[1])
    cli.main(["run", str(APP), *options], prog_name="streamlit")


def taken(port: int) -> bool:
    """Return whether nothing can be served at a port of this machine."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name == "posix")  # a port left just now is free
        try:
            trial.bind(("", port))
        except (OSError, OverflowError):
            return True
    return False


def what_does_not_fit() -> str:
    """Return a sentence if Python or an installed package is none that the dashboard runs with, else nothing."""
    about = metadata.metadata(DISTRIBUTION)
    pythons, python = about["Requires-Python"], platform.python_version().rstrip("+")
    if not SpecifierSet(pythons).contains(python):
        return f"nnviz needs Python {pythons}, and this is {python}: TensorFlow has no wheel for others."
    for needed in map(Requirement, metadata.requires(DISTRIBUTION) or []):
        if needed.marker and not needed.marker.evaluate({"extra": ""}):
            continue
        found = version_of(needed.name)
        if found is None or not needed.specifier.contains(found, prereleases=True):
            return (
                f"nnviz needs {needed.name} {needed.specifier}, and here it is {found or 'not installed'}. "
                f'Put it right with: pip install "{needed.name}{needed.specifier}"'
            )
    return ""


def version_of(name: str) -> str | None:
    """Return the installed version of a distribution, None if there is none."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
