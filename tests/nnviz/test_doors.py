"""What a notebook meets first: `import nnviz`, what `dir` shows, and README's examples."""

import inspect
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules, walk_packages

import pytest

import nnviz

README = Path(__file__).parents[2] / "README.md"
PACKAGES = ["nnviz", *(each.name for each in walk_packages(nnviz.__path__, "nnviz.") if each.ispkg)]


def test_readmes_examples_run():
    """The first thing that a reader tries would end in a traceback."""
    blocks = re.findall(r"```python\n(.*?)```", README.read_text(), re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})


def test_everything_can_be_reached_from_nnviz_and_nothing_is_imported_before():
    """`nnviz.datasets` would be an AttributeError, or `import nnviz` take seconds."""
    code = (
        "import sys, nnviz; "
        "assert not any(name.startswith('nnviz.') for name in sys.modules), sorted(sys.modules); "
        "assert all(getattr(nnviz, name).__name__ in (name, f'nnviz.{name}') for name in nnviz.__all__); "
        "assert {'datasets', 'digits', 'training', 'charts', 'convolution'} < set(dir(nnviz)); "
        "assert not {'tensorflow', 'keras', 'streamlit'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    with pytest.raises(AttributeError, match="no attribute 'dataset'; it has activations"):
        nnviz.dataset  # noqa: B018


@pytest.mark.parametrize("name", [each for each in PACKAGES if hasattr(import_module(each), "__all__")])
def test_dir_shows_what_there_is(name):
    """A notebook would complete names of other packages, or miss our own."""
    package = import_module(name)
    assert set(package.__all__) <= set(dir(package)) and all(hasattr(package, each) for each in package.__all__)
    modules = [getattr(package, each) for each in dir(package) if inspect.ismodule(getattr(package, each))]
    assert all(module.__name__.startswith("nnviz.") for module in modules)


@pytest.mark.parametrize("name", PACKAGES)
def test_no_module_has_the_name_of_a_function(name):
    """`datasets.digits()` would call a module as soon as somebody imported it."""
    package = import_module(name)
    modules = {each.name for each in iter_modules(package.__path__)}
    doors = modules & (set(vars(package)) | set(getattr(package, "__all__", ())))
    assert all(inspect.ismodule(getattr(package, each)) for each in doors)
