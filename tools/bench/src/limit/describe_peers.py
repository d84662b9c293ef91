"""Prints, as JSON, which peers this Python has, and PyTorch's rate at a product of two 512 x 512 matrices, by wall time."""
import importlib.metadata
import json
import sys
import time

SIDE = 512


def rate(threads):
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(threads)
    matrix = torch.randn(SIDE, SIDE)
    best = float("inf")
    for _ in range(100):
        start = time.perf_counter()
        matrix @ matrix
        best = min(best, time.perf_counter() - start)
    return 2 * SIDE**3 / best / 1e9


def version(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


names = ["torch", "captum", "onnxruntime", "openvino"]
versions = {name: found for name in names if (found := version(name)) is not None}
print(json.dumps({"versions": versions, "gflops": rate(int(sys.argv[1]))}))
