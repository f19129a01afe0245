"""Executes notebooks of the repository through the installed kernel, as Jupyter would. Run by KernelTests."""
import pathlib
import sys

import nbclient
import nbformat

folder = pathlib.Path(sys.argv[-1])
for name in ["01-five-minutes.ipynb", "03-modules-and-hub-genes.ipynb", "04-pathways.ipynb", "05-survival.ipynb"]:
    notebook = nbformat.read(folder / name, as_version=4)
    client = nbclient.NotebookClient(notebook, kernel_name="radiogenomics", timeout=300, resources={"metadata": {"path": str(folder)}})
    client.execute()
    nbformat.validate(notebook)
    cells = [c for c in notebook.cells if c.cell_type == "code" and c.source.strip()]
    assert [c.execution_count for c in cells] == list(range(1, len(cells) + 1)), name
    print(name, len(cells), "cells")
