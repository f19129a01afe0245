"""This kernel beside ipykernel and IRkernel, through Jupyter's own client, one after another, on an otherwise idle machine.

    /usr/bin/python3 compare-kernels.py [NAME ...]        default: radiogenomics python3 ir

Ready: from starting the process to the reply to kernel_info, median of 5 starts (the first may read files from disk). Latency of 1+1: from sending
the request to the kernel's 'idle', 200 cells after the first. Interrupt: from asking to the reply of the endless loop, median of 5. Memory: resident
size of the process after the first cell and after 500 trivial cells that differ. Prints a table in Markdown.
"""
import os
import queue
import statistics
import sys
import time

from jupyter_client.kernelspec import NoSuchKernel
from jupyter_client.manager import KernelManager

CELLS = {
    "python3": ("1+1", "x{i} = {i}", "while True: pass"),
    "ir": ("1+1", "x{i} <- {i}", "while (TRUE) {}"),
    "radiogenomics": ("1+1", "var x{i} = {i};", "while (true) { }"),
}
STARTS, LATENCIES, INTERRUPTS, GROWTH = 5, 200, 5, 500


def start(name):
    manager = KernelManager(kernel_name=name)
    begin = time.perf_counter()
    manager.start_kernel(stderr=open(os.devnull, "w"), stdout=open(os.devnull, "w"))
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=120)
    return manager, client, time.perf_counter() - begin


def stop(manager, client):
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def idle(client, message, timeout=120):
    while True:
        shown = client.get_iopub_msg(timeout=timeout)
        if shown["parent_header"].get("msg_id") == message and shown["msg_type"] == "status" and shown["content"]["execution_state"] == "idle":
            return


def run(client, code):
    begin = time.perf_counter()
    message = client.execute(code)
    idle(client, message)
    seconds = time.perf_counter() - begin
    while client.get_shell_msg(timeout=60)["parent_header"].get("msg_id") != message:
        pass
    return seconds


def resident(manager):
    with open(f"/proc/{manager.provisioner.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def interrupt(manager, client, loop):
    message = client.execute(loop)
    while client.get_iopub_msg(timeout=60)["msg_type"] != "execute_input":
        pass
    time.sleep(1)
    begin = time.perf_counter()
    manager.interrupt_kernel()
    while True:
        try:
            if client.get_shell_msg(timeout=30)["parent_header"].get("msg_id") == message:
                return time.perf_counter() - begin
        except queue.Empty:
            return float("nan")


def measure(name):
    one, trivial, loop = CELLS.get(name, CELLS["radiogenomics"])
    ready = []
    for _ in range(STARTS):
        manager, client, seconds = start(name)
        ready.append(seconds)
        stop(manager, client)
    manager, client, _ = start(name)
    first = run(client, one)
    latencies = sorted(run(client, one) for _ in range(LATENCIES))
    interrupts = [interrupt(manager, client, loop) for _ in range(INTERRUPTS)]
    after = run(client, one)
    stop(manager, client)
    manager, client, _ = start(name)
    run(client, one)
    before = resident(manager)
    for i in range(GROWTH):
        run(client, trivial.format(i=i))
    grown = resident(manager)
    stop(manager, client)
    return (f"| {name} | {statistics.median(ready):.2f} s | {1000 * first:.0f} ms | {1000 * statistics.median(latencies):.1f} ms | {1000 * latencies[int(0.95 * LATENCIES)]:.1f} ms "
            f"| {statistics.median(interrupts):.2f} s | {1000 * after:.0f} ms | {before:.0f} MiB | {grown:.0f} MiB | {1024 * (grown - before) / GROWTH:.0f} KiB |")


print("| kernel | ready | first cell | 1+1, median | p95 | interrupt | cell after it | memory | after 500 cells | a cell |")
print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
for kernel in sys.argv[1:] or ["radiogenomics", "python3", "ir"]:
    try:
        print(measure(kernel), flush=True)
    except NoSuchKernel:
        print(f"| {kernel} | not installed | | | | | | | | |", flush=True)
