"""Files that ship with nnviz, opened only when they are what they were when they were made."""

import hashlib
from pathlib import Path

CHECKSUMS = "SHA256SUMS"  # in the format of `sha256sum`, so that `sha256sum --check` reads it too
_PACKAGED = Path(__file__).parent / "assets"


def folder() -> Path:
    """Return the folder of the shipped assets: inside an installed package, or beside it in a checkout."""
    return _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parents[1] / "assets"


class AssetError(RuntimeError):
    """A shipped file is missing or damaged; the message names it and the command that rebuilds it."""


def checked_path(name: str, *, rebuild: str) -> Path:
    """Return the path of an asset after comparing its SHA-256 with the recorded one.

    Args:
        name: Path relative to the assets folder, such as `"models/digit_cnn.keras"`.
        rebuild: The command that makes the file anew, for the error message.

    Returns:
        The file's absolute path.

    Raises:
        AssetError: If the file is missing, not listed in `SHA256SUMS`, or differs from its listed checksum.
    """
    path = folder() / name
    if not path.is_file():
        raise AssetError(f"assets/{name} is missing. Rebuild it with: {rebuild}")
    if checksums().get(name) != sha256(path):
        raise AssetError(f"assets/{name} is damaged or was changed. Rebuild it with: {rebuild}")
    return path


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def checksums() -> dict[str, str]:
    """Return the recorded SHA-256 of every asset, by its path relative to the assets folder."""
    listing = folder() / CHECKSUMS
    if not listing.is_file():
        raise AssetError(f"assets/{CHECKSUMS} is missing. Restore it from the repository.")
    return {name: digest for digest, name in (line.split(maxsplit=1) for line in listing.read_text().splitlines())}


def record_checksums(*names: str) -> None:
    """Write the present SHA-256 of assets into `SHA256SUMS`, as the commands that rebuild assets do."""
    listing = folder() / CHECKSUMS
    known = checksums() if listing.is_file() else {}
    known |= {name: sha256(folder() / name) for name in names}
    listing.write_text("".join(f"{digest}  {name}\n" for name, digest in sorted(known.items())))
