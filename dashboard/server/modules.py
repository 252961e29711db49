"""Browser code as ES modules: each file at one address, which holds its content for ever.

The address has the path of the file, so that a relative import means the same in the browser, in Node and to the type
checker; and a module has one instance, however many components import it. A version in the address, made from the
content of all files, lets browsers and proxies keep them for a year.
"""

import hashlib
import posixpath
import re
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.server import addresses

_DASHBOARD = Path(__file__).parents[1]
_FOLDERS = ("components", "app_pages")  # nothing else is served
_IMPORT = re.compile(r'^(?:import|export)\s(?:[\w\s{},*]*\sfrom\s)?"(\.[^"]+)";', re.MULTILINE)
_FOR_EVER = "public, max-age=31536000, immutable"


@cache
def files() -> dict[str, bytes]:
    """Return the modules' content by their paths from the dashboard's folder, read once."""
    found = sorted(file for folder in _FOLDERS for file in (_DASHBOARD / folder).rglob("*.js"))
    return {file.relative_to(_DASHBOARD).as_posix(): file.read_bytes() for file in found}


@cache
def version() -> str:
    """Return a name for the content of all modules."""
    whole = hashlib.sha256()
    for path, content in files().items():
        whole.update(f"{path}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()[:12]


def addresses_of(file: Path) -> list[str]:
    """Return the addresses of a module and of all that it imports, its own first."""
    first = file.relative_to(_DASHBOARD).as_posix()
    return [addresses.own(f"modules/{version()}/{path}") for path in _with_imports(first)]


def _with_imports(first: str) -> list[str]:
    paths = [first]
    for path in paths:  # grows on the way
        for imported in _IMPORT.findall(files()[path].decode()):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), imported))
            if target not in paths:
                paths.append(target)
    return paths


async def serve(request: Request) -> Response:
    """Answer with a module; only what `files` holds can be asked for, no path leads out of it.

    Whatever version is asked for, the answer is the present one: a page opened before an update, or by another server
    of several during it, has another address. Such an answer is not to be kept.
    """
    content = files().get(request.path_params["path"])
    keep = content is not None and request.path_params["version"] == version()
    headers = {"Cache-Control": _FOR_EVER if keep else "no-store", "X-Content-Type-Options": "nosniff"}
    if content is None:
        return Response("There is no such module.", status_code=404, headers=headers)
    return Response(content, media_type="text/javascript", headers=headers)


def route() -> Route:
    """Return the route that serves them."""
    return Route(addresses.own("modules/{version}/{path:path}"), serve)
