"""Trains what write-fidelity-inputs.ts wrote, in PyTorch, and writes the losses of every step.

node scripts/write-fidelity-inputs.ts FOLDER
python scripts/train-in-pytorch.py FOLDER test/pytorch-losses.json
"""

import json
import sys
from pathlib import Path

import numpy
import torch
from torch import nn


class Floats:
    """Arrays of a file, one after another."""

    def __init__(self, path: Path):
        self.values = numpy.fromfile(path, dtype="<f4")
        self.place = 0

    def take(self, *shape: int) -> torch.Tensor:
        count = int(numpy.prod(shape))
        self.place += count
        return torch.from_numpy(self.values[self.place - count : self.place].reshape(shape).copy())


def build(case: dict, floats: Floats, dtype: torch.dtype) -> nn.ModuleDict:
    """Layers by name, without dropout and softmax."""
    layers = nn.ModuleDict()
    height, width, channels = case["architecture"]["inputShape"]
    seen = torch.zeros(1, channels, height, width, dtype=dtype)
    for layer in case["architecture"]["layers"]:
        operator = layer["operator"]
        if operator == "Conv":
            inputs, outputs = seen.shape[1], layer["filters"]
            module = nn.Conv2d(
                inputs, outputs, layer["kernel"], layer["strides"], layer["padding"], groups=layer["groups"]
            )
            filters = floats.take(*layer["kernel"], inputs // layer["groups"], outputs)
            module.weight.data = filters.permute(3, 2, 0, 1).contiguous()
            module.bias.data = floats.take(outputs)
        elif operator == "Gemm":
            inputs, outputs = seen.shape[1], layer["units"]
            module = nn.Linear(inputs, outputs)
            module.weight.data = floats.take(inputs, outputs).T.contiguous()
            module.bias.data = floats.take(outputs)
        elif operator == "MaxPool":
            module = nn.MaxPool2d(layer["kernel"], layer["strides"], ceil_mode=layer["ceil"])
        elif operator == "Relu":
            module = nn.ReLU()
        elif operator == "Flatten":
            module = nn.Flatten()
        elif operator in ("Dropout", "Softmax"):
            continue
        else:
            raise ValueError(f"{layer['name']}: no module for {operator}")
        layers[layer["name"]] = module.to(dtype)
        seen = layers[layer["name"]](seen)
    return layers


def freeze_through(layers: nn.ModuleDict, last: str | None) -> None:
    if last is None:
        return
    for name, module in layers.items():
        module.requires_grad_(False)
        if name == last:
            return
    raise ValueError(f"no layer is named {last}")


def train(case: dict, path: Path, dtype: torch.dtype) -> list[float]:
    floats = Floats(path)
    layers = build(case, floats, dtype)
    height, width, channels = case["architecture"]["inputShape"]
    shape = (case["batchSize"], height, width, channels)
    batches = [floats.take(*shape).permute(0, 3, 1, 2).contiguous().to(dtype) for _ in range(case["steps"])]
    freeze_through(layers, case.get("frozenThrough"))
    trained = [(name, value) for name, value in layers.named_parameters() if value.requires_grad]
    optimizer = torch.optim.SGD(
        [
            {"params": [v for name, v in trained if name.endswith("weight")], "weight_decay": case["weightDecay"]},
            {"params": [v for name, v in trained if name.endswith("bias")], "weight_decay": 0},
        ],
        lr=case["rate"],
        momentum=case["momentum"],
    )
    losses = []
    for images, labels in zip(batches, case["labels"], strict=True):
        x = images
        for module in layers.values():
            x = module(x)
        if case["loss"] == "softmax":
            loss = nn.functional.cross_entropy(x, torch.tensor(labels["first"]))
        else:
            wanted = torch.tensor(labels["all"], dtype=dtype).reshape(x.shape)
            loss = nn.functional.binary_cross_entropy_with_logits(x, wanted, reduction="sum") / x.shape[0]
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        bound_filters(layers, case.get("filterBound"))
        losses.append(loss.item())
    return losses


def bound_filters(layers: nn.ModuleDict, bound: float | None) -> None:
    if bound is None:
        return
    for module in layers.values():
        if isinstance(module, nn.Conv2d):
            with torch.no_grad():
                size = module.weight.square().mean(dim=(1, 2, 3), keepdim=True).sqrt()
                module.weight.mul_((bound / size.clamp(min=1e-12)).clamp(max=1))


def main() -> None:
    folder, target = map(Path, sys.argv[1:])
    torch.set_num_threads(1)
    cases = {}
    for path in sorted(folder.glob("*.json")):
        case = json.loads(path.read_text())
        curves = {
            name: train(case, path.with_suffix(".bin"), dtype)
            for name, dtype in (("float32", torch.float32), ("float64", torch.float64))
        }
        cases[case["name"]] = curves
    target.write_text(json.dumps({"torch": torch.__version__, "cases": cases}, indent=2) + "\n")


main()
