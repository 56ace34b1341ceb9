"""Settings of the documentation."""

from importlib import metadata

project = "govinfo"
release = metadata.version("govinfo-cn")
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"govinfo {release}"
autodoc_default_options = {"members": True, "undoc-members": True, "member-order": "bysource"}
autodoc_typehints_format = "short"
napoleon_use_ivar = True  # an attribute told in the class docstring is not described a second time
