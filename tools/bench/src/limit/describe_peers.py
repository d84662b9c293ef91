"""Prints, as JSON, which peers this Python has, and PyTorch's rate at a product of two 2048 x 2048 matrices."""
import importlib.metadata
import json
import sys
import time

import torch

SIDE = 2048
threads = int(sys.argv[1])
torch.set_num_threads(threads)
matrix = torch.randn(SIDE, SIDE)
best = float("inf")
for _ in range(8):
    wall, cpu = time.perf_counter(), time.process_time()
    matrix @ matrix
    # On a busy machine threads wait for cores, which is no limit of arithmetic.
    best = min(best, time.perf_counter() - wall, (time.process_time() - cpu) / threads)


def version(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


names = ["torch", "captum", "onnxruntime", "openvino"]
versions = {name: found for name in names if (found := version(name)) is not None}
print(json.dumps({"versions": versions, "gflops": 2 * SIDE**3 / best / 1e9}))
