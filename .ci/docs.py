"""Write the reference of nnviz, from its docstrings, into build/docs; see `make docs`."""

import sys
from pathlib import Path

import pdoc

import nnviz
import nnviz.charts

for package, names in ((nnviz, ["look"]), (nnviz.charts, nnviz.charts.__all__)):
    for name in names:
        vars(package)[name] = getattr(package, name)  # what is imported when it is first asked for
pdoc.render.configure(docformat="google")
pdoc.pdoc("nnviz", "!nnviz.recordings", output_directory=Path(sys.argv[1]))
