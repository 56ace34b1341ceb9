"""Settings of the documentation."""

import sys
from importlib import metadata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # for _ext

project = "govinfo"
release = metadata.version("govinfo-cn")
copyright = "the govinfo contributors"  # noqa: A001 - Sphinx calls it so
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "_ext.generated", "_ext.chinese"]
exclude_patterns = ["_build", "_generated"]
html_theme = "furo"
html_title = f"govinfo {release}"
html_static_path = ["_static"]
html_css_files = ["style.css"]
html_show_sourcelink = False
myst_heading_anchors = 3
autodoc_default_options = {"members": True, "undoc-members": True, "member-order": "bysource"}
autodoc_typehints_format = "short"
napoleon_use_ivar = True  # an attribute told in the class docstring is not described a second time
