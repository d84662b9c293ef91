"""A PyTorch network as ONNX: its graph is made once, and each snapshot only puts its weights there."""

import io
import warnings

import onnx
import torch
from onnx import numpy_helper


class SnapshotTemplate:
    """Making it runs the network once, in evaluation mode, and takes a fraction of a second; filling it is a copy."""

    def __init__(self, network, input_shape):
        """input_shape: channels, height, width."""
        weights = WeightCopies().copy(network.state_dict()).read()
        self._graph = export_graph(network, input_shape)
        part_merged_weights(self._graph.graph, weights)
        self._shapes = {name: torch.Size(array.shape) for name, array in weights.items()}
        self._places = {one.name: one for one in self._graph.graph.initializer if one.name in weights}
        for name, place in self._places.items():
            if not (numpy_helper.to_array(place) == weights[name]).all():
                raise ValueError(f"{name}: ONNX has other weights than the network")

    def fits(self, state):
        """Whether a network's `state_dict` has the weights that the graph was made for."""
        return {name: tensor.shape for name, tensor in state.items()} == self._shapes

    def fill(self, weights):
        """An ONNX file's bytes with the weights of a copy, which is given back."""
        arrays = weights.read()
        for name, place in self._places.items():
            place.raw_data = arrays[name].tobytes()
        weights.give_back()
        return self._graph.SerializeToString()


class WeightCopies:
    """Copies of a network's weights, in memory that is used again when they were read: it is asked for once."""

    def __init__(self):
        self._free = []

    def reserve(self, state):
        """Has memory ready for the next copy of weights like those of a `state_dict`."""
        self.copy(state).give_back()

    def copy(self, state):
        """Weights as they are now."""
        tensors = self._take(state)
        for name, tensor in state.items():
            tensors[name].copy_(tensor)
        return WeightsCopy(tensors, self._free.append)

    def _take(self, state):
        """What was given back by another thread may be taken; what does not fit any more goes."""
        while self._free:
            tensors = self._free.pop()
            if describe_tensors(tensors) == describe_tensors(state):
                return tensors
        return {name: torch.empty_like(tensor) for name, tensor in state.items()}


class WeightsCopy:
    """Weights at one step, on the network's device: the training goes on while they are read."""

    def __init__(self, tensors, give_back):
        self._tensors, self._give_back = tensors, give_back
        cuda = [tensor.device for tensor in tensors.values() if tensor.is_cuda]
        self._device = cuda[0] if cuda else None
        self._copied = torch.cuda.current_stream(self._device).record_event() if cuda else None

    def read(self):
        """As numpy arrays, by name. Beside the training's own stream, so that it waits for nothing."""
        if self._device is None:
            return {name: tensor.numpy() for name, tensor in self._tensors.items()}
        stream = torch.cuda.Stream(self._device)
        stream.wait_event(self._copied)
        with torch.cuda.stream(stream):
            return {name: tensor.cpu().numpy() for name, tensor in self._tensors.items()}

    def give_back(self):
        """Its memory may be written again."""
        self._give_back(self._tensors)


def describe_tensors(tensors):
    return [(name, tensor.shape, tensor.dtype, tensor.device) for name, tensor in tensors.items()]


def export_graph(network, input_shape):
    """The network in evaluation mode, nothing folded or fused, its weights under their own names."""
    modes = {module: module.training for module in network.modules()}
    device = next((tensor.device for tensor in network.parameters()), torch.device("cpu"))
    file = io.BytesIO()
    try:
        network.eval()
        with torch.no_grad(), torch.autocast(device.type, enabled=False), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                network,
                (torch.zeros(1, *input_shape, device=device),),
                file,
                dynamo=False,
                input_names=["input"],
                training=torch.onnx.TrainingMode.PRESERVE,
                do_constant_folding=False,
            )
    finally:
        for module, training in modes.items():
            module.training = training
    return onnx.load_from_string(file.getvalue())


def part_merged_weights(graph, weights):
    """Weights that were equal are one in the file, the others its Identity: each becomes its own again."""
    initial = {one.name for one in graph.initializer}
    for node in [node for node in graph.node if node.op_type == "Identity"]:
        name = node.output[0]
        if node.input[0] in initial and name in weights:
            graph.initializer.append(numpy_helper.from_array(weights[name], name))
            graph.node.remove(node)
