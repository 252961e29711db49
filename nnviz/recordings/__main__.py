"""The command line: `python -m nnviz.recordings`."""

import argparse
from collections.abc import Sequence

from nnviz.recordings.catalogue import CATALOGUE
from nnviz.recordings.digit_networks.rebuilding import rebuild_networks_from_full_mnist


def main(arguments: Sequence[str] | None = None) -> None:
    """Do what the command line asks for, and say what came out."""
    parser = argparse.ArgumentParser(
        prog="python -m nnviz.recordings",
        description="Make the shipped files anew, all of them or some, and write their checksums.",
    )
    parser.add_argument("--list", action="store_true", help="only say which names there are, and their files")
    parser.add_argument("--only", metavar="NAME", action="append", choices=CATALOGUE, help="one name; may be repeated")
    parser.add_argument(
        "--full",
        action="store_true",
        help="with --only digit_networks: train on all of MNIST, which Keras downloads, instead of 4,500 digits",
    )
    asked = parser.parse_args(arguments)
    if asked.full and asked.only != ["digit_networks"]:
        parser.error("--full goes with --only digit_networks")
    if asked.list:
        print(_listing())
        return
    rebuilds = {name: entry.rebuild for name, entry in CATALOGUE.items() if not asked.only or name in asked.only}
    if asked.full:
        rebuilds = {"digit_networks": rebuild_networks_from_full_mnist}
    for name, rebuild in rebuilds.items():
        print(f"{name}: {rebuild() or 'written'}")


def _listing() -> str:
    return "\n".join(
        f"{name}: {entry.about}\n" + "\n".join(f"    assets/{file}" for file in entry.files)
        for name, entry in CATALOGUE.items()
    )


if __name__ == "__main__":
    main()
