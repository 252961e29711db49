"""A table of the visitor's own beside the data of a page: brought in a dialog, shown for as long as the visit."""

import hashlib
import html
from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.layout.address import forget_browser_words, forget_words, version
from dashboard.layout.choices import choose
from dashboard.layout.own_columns import Asked, Kind, OwnData, can_be_classes, inputs, missing, own_data, targets
from dashboard.layout.thumbnails import scatter
from dashboard.pages import LecturePage
from dashboard.server import once, tables
from dashboard.server.worker import TaskRefused
from nnviz.datasets import OwnTable

OWN = "your table"
NEEDED = "This link was made with a table that stays with who brought it: bring yours"
GONE = "Your table had to make room for those of others: please bring it again."
MOST_PASTED = 100_000  # letters; the websocket takes no more than 256 kB
MOST_TOLD = 40  # columns
ABOUT = (
    "A text table, such as CSV: separated by commas, semicolons or tabs; decimal point or comma; at most 5 MB. "
    "It stays with this visit: nothing is stored, and a link does not carry it."
)


def own_of(page: LecturePage) -> OwnData | None:
    """Return what the page shows of the visitor's table, if there is one."""
    own = st.session_state.get(f"own:{page.path}")
    return own if own and own.brought.table is not None else None


def choose_data(
    page: LecturePage,
    options: Sequence[str],
    *,
    thumbnails: Sequence[str],
    kind: Kind,
    forget: Sequence[str] | None = None,
) -> str:
    """Show the choice of data, and beside it the way to a table of one's own; return a name, or `OWN`.

    Args:
        page: Where it stands.
        options: The names of the page's own data.
        thumbnails: What they look like.
        kind: What the page can do with a table.
        forget: As with `choose`.
    """
    own, word = own_of(page), page.word("data")
    if own is None and st.session_state.get(word) == OWN:
        st.session_state[word] = options[0]
        st.caption(GONE)
    beside = st.container(key=page.word("own"))
    offered = [*options, OWN] if own else options
    looks = [*thumbnails, _look(own)] if own else thumbnails
    chosen = choose(page, "Data", offered, key="data", thumbnails=looks, forget=forget, elsewhere={OWN: NEEDED})
    label = own.label if own and chosen == OWN else "Your table"
    if beside.button(label, key=page.word("own_table"), type="tertiary"):
        _bring(page, kind, forget)
    return chosen


def _look(own: OwnData) -> str:
    points = own.points
    first = points.x.reshape(len(points), -1)
    if points.classes and first.shape[1] > 1:
        return scatter(*first[:, :2].T, faint=points.y == 0)
    return scatter(first[:, 0], points.y, faint=points.y == 0 if points.classes else None)


@st.dialog("Your own table", width="large")
def _bring(page: LecturePage, kind: Kind, forget: Sequence[str] | None) -> None:
    st.markdown(ABOUT)
    upload = st.file_uploader("A file", key=f"own_file:{version(page)}", max_upload_size=5)
    with st.expander("Or paste a table"):
        pasted = st.text_area("The table as text", key=f"own_text:{page.path}", max_chars=MOST_PASTED, height=120)
        st.button("Read it", key=f"own_read:{page.path}")
    if upload is not None:
        _read(upload.getvalue(), upload.name)
    if pasted:
        _read(pasted.encode(), "pasted.csv")
    if refused := st.session_state.get("own_refused"):
        st.warning(refused)
    brought = st.session_state.get("own_table")
    if brought is None:
        return
    if brought.table is None:
        st.warning(GONE)
        return
    st.markdown(f"**{plain(brought.name)}**: {brought.table.rows:,} rows. {' '.join(brought.table.notes)}")
    if why := missing(brought.table, kind):
        st.warning(why)
    else:
        _choose_columns(page, brought, kind, forget)
    st.html(_told(brought.table))


def _read(file: bytes, name: str) -> None:
    """Read a file that was not looked at yet; what cannot be read leaves the table before it where it is."""
    digest, state = hashlib.sha256(file).hexdigest(), st.session_state
    seen = state.setdefault("own_seen", set())
    if digest in seen:
        return
    if once.engine().tables.busy >= tables.MOST_WAITING:
        state["own_refused"] = "Many tables are being read at the moment. Bring yours again in half a minute."
        return
    try:
        with st.spinner("Reading your table…"):
            table = once.ask(once.engine().tables, tables.read, file)
    except ValueError as error:
        state["own_refused"] = _sentence(error)
    except once.TooBusy as error:
        state["own_refused"] = str(error)
        return
    except (TaskRefused, MemoryError):
        state["own_refused"] = "This table takes too long to read, or too much memory. Bring fewer columns or rows."
    else:
        brought = tables.Brought(file, name, table)
        tables.SHELF.keep(brought)
        state["own_table"] = brought
        state.pop("own_refused", None)
        seen.clear()
    seen.add(digest)


def _choose_columns(page: LecturePage, brought: tables.Brought, kind: Kind, forget: Sequence[str] | None) -> None:
    table, key = brought.table, f"{page.path}:{brought.digest}"
    assert table is not None
    usable = [each for each in targets(table, kind) if inputs(table, kind, each)]
    left, right = st.columns(2)
    target = left.selectbox("Predict", usable, index=len(usable) - 1, key=f"own_target:{key}")
    offered = inputs(table, kind, target)
    if kind == "network":
        from_these = right.multiselect("From", offered, default=offered, key=f"own_inputs:{key}:{target}")
    else:
        from_these = [right.selectbox("From", offered, key=f"own_input:{key}:{target}")]
    quantity = kind == "line"
    if kind == "network" and can_be_classes(table.column(target)):
        words = f"{target} is a quantity, not a class"
        quantity = left.checkbox(plain(words), key=f"own_quantity:{key}:{target}")
    try:
        own = own_data(brought, kind, Asked(target, tuple(from_these), quantity))
    except ValueError as error:
        st.warning(_sentence(error))
        return
    if len(own.points) < own.rows:
        st.caption(_few(own))
    if st.button("Use this table", type="primary", key=f"own_use:{key}", on_click=partial(_use, page, own, forget)):
        st.rerun()


def _few(own: OwnData) -> str:
    """Say why not all rows are used."""
    said = f"{len(own.points):,} of {own.rows:,} rows are used"
    if own.complete < own.rows:
        said += f"; {own.rows - own.complete:,} have no value in one of these columns, or are beyond a million numbers"
    if len(own.points) < own.complete:
        said += "; drawn by lot, the same each time: a picture of more would be a fog"
    return f"{said}."


def _use(page: LecturePage, own: OwnData, forget: Sequence[str] | None) -> None:
    st.session_state[f"own:{page.path}"] = own
    st.session_state[page.word("data")] = OWN
    if forget is None:
        forget_browser_words(page)
    else:
        forget_words(page.words(forget))


def _sentence(error: ValueError) -> str:
    words = plain(str(error))
    return f"{words[:1].upper()}{words[1:400]}."


def plain(words: str) -> str:
    """Return words of somebody's as markdown shows them letter by letter."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]()<>#+-!|$~:&" else letter for letter in words)


def _told(table: OwnTable) -> str:
    """Return what each column was taken for, as HTML."""
    kinds = {"numbers": "numbers", "categories": "words", "unused": "not used"}
    rows = "".join(
        f"<tr><td>{html.escape(each.name)}</td><td>{kinds[each.kind]}</td><td>{html.escape(each.why)}</td></tr>"
        for each in table.columns[:MOST_TOLD]
    )
    more = len(table.columns) - MOST_TOLD
    rest = f"<p>… and {more:,} more columns.</p>" if more > 0 else ""
    head = "<tr><th>column</th><th>taken for</th><th>because it holds</th></tr>"
    return f"<div class='own-columns' tabindex='0'><table>{head}{rows}</table>{rest}</div>"
