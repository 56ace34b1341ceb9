"""A report as people look at it: in a workbook, in a notebook, on a terminal."""
