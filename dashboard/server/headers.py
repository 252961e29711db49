"""Headers of every answer: what a page may load, from where, and who may show it.

A page may load from its own server only, and talk to it only. Beyond that the policy allows what Streamlit's pages
cannot do without, and nothing else:

- `'wasm-unsafe-eval'` for scripts: Streamlit's protocol counts large whole numbers in WebAssembly. Text is never made
  into JavaScript: Streamlit has Vega's expressions interpreted.
- `blob:` for scripts: Streamlit imports what a component brings as a blob, which then imports the modules of
  `dashboard.server.modules` from the server.
- One script that stands in Streamlit's page, by its hash. No other that stands in a page, or in text, is run.
- `'unsafe-inline'` for styles: Streamlit writes styles into the page, and Vega into its pictures.
- `data:` and `blob:` for images, `data:` for fonts: pictures made in the page, the camera's shot, Streamlit's formulas.
- `blob:` to connect to: Streamlit reads the camera's shot from one. The page's own websockets are `'self'`.

Nobody else's page may show ours in a frame (`frame-ancestors`). A host that embeds the dashboard in pages of its own
has to replace this header.
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from streamlit import file_util

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@cache
def headers() -> dict[str, str]:
    """Return the headers by their names."""
    return {
        "Content-Security-Policy": policy(),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }


def policy() -> str:
    """Return the Content-Security-Policy: see the module's text for what it allows, and why."""
    page = Path(file_util.get_static_dir()) / "index.html"
    known = " ".join(f"'{hash_of(script)}'" for script in _SCRIPT.findall(page.read_text("utf-8")))
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' 'wasm-unsafe-eval' blob: {known}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' blob:",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'self'",
        ]
    )


def hash_of(script: str) -> str:
    """Return how a policy names a script.

    Example:
        >>> hash_of("")
        'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
