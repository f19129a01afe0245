"""Executes notebooks through an installed kernel and stores them with their outputs, questions answered. Run by InteractiveNotebookTests.

argument: a JSON file {"kernel": name, "folder": where cells run, "answers": {part of a question: answer}, "notebooks": [[from, to], ...]}
"""
import json
import sys

import nbformat
from jupyter_client.manager import start_new_kernel
from nbformat.v4 import output_from_msg


class Cell:
    def __init__(self, client, answers):
        self.client, self.answers, self.outputs, self.displays = client, answers, [], {}

    def output(self, message):
        kind, content = message["msg_type"], message["content"]
        if kind == "clear_output":
            self.outputs.clear()
        elif kind == "update_display_data":
            shown = self.displays.get(content["transient"]["display_id"])
            if shown is not None:
                shown["data"], shown["metadata"] = content["data"], content["metadata"]
        elif kind in ("stream", "display_data", "execute_result", "error"):
            output = output_from_msg(message)
            last = self.outputs[-1] if self.outputs else None
            if kind == "stream" and last and last.output_type == "stream" and last.name == output.name:
                last["text"] += output["text"]
                return
            self.outputs.append(output)
            display = content.get("transient", {}).get("display_id")
            if display:
                self.displays[display] = output

    def question(self, message):
        prompt = message["content"]["prompt"]
        answer = next((a for part, a in self.answers.items() if part in prompt), None)
        assert answer is not None, "nobody knows the answer to %r" % prompt
        self.client.input(answer)


settings = json.load(open(sys.argv[-1], encoding="utf-8"))
for source, target in settings["notebooks"]:
    notebook = nbformat.read(source, as_version=4)
    manager, client = start_new_kernel(kernel_name=settings["kernel"] or notebook.metadata.kernelspec.name, cwd=settings["folder"])
    try:
        displays = {}
        for cell in notebook.cells:
            if cell.cell_type != "code":
                continue
            run = Cell(client, settings["answers"])
            run.displays = displays
            reply = client.execute_interactive(cell.source, allow_stdin=True, stop_on_error=False, timeout=300, output_hook=run.output, stdin_hook=run.question)
            cell.execution_count = reply["content"]["execution_count"]
            cell.outputs = run.outputs
        nbformat.validate(notebook)
        nbformat.write(notebook, target)
        print(source)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
