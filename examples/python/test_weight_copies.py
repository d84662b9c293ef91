"""What copies of weights promise, and a graph that is filled with them; wants torch and onnx: python -m unittest."""

import unittest

import onnx
import torch
from onnx import numpy_helper

from small_zfnet import small_zfnet
from snapshot_template import SnapshotTemplate, WeightCopies


def add_one(network):
    with torch.no_grad():
        for parameter in network.parameters():
            parameter += 1


class WeightCopiesTest(unittest.TestCase):
    def test_weights_stay_as_they_were_at_their_step(self):
        network, copies = small_zfnet(3), WeightCopies()
        copy = copies.copy(network.state_dict())
        bias = network.state_dict()["0.bias"].clone()
        add_one(network)
        later = copies.copy(network.state_dict())
        self.assertTrue((copy.read()["0.bias"] == bias.numpy()).all())
        self.assertTrue((later.read()["0.bias"] == bias.numpy() + 1).all())

    def test_memory_is_used_again_once_it_was_given_back(self):
        network, copies = small_zfnet(3), WeightCopies()
        place = lambda copy: copy.read()["0.weight"].ctypes.data
        copies.reserve(network.state_dict())
        first = copies.copy(network.state_dict())
        second = copies.copy(network.state_dict())
        self.assertNotEqual(place(first), place(second))
        first.give_back()
        self.assertEqual(place(copies.copy(network.state_dict())), place(first))

    def test_memory_of_another_network_is_not_used(self):
        copies = WeightCopies()
        copies.reserve(small_zfnet(3).state_dict())
        read = copies.copy(small_zfnet(4).state_dict()).read()
        self.assertEqual(read["21.bias"].shape, (4,))

    def test_a_filled_graph_has_the_weights_of_its_step(self):
        network, copies = small_zfnet(3), WeightCopies()
        template = SnapshotTemplate(network, (3, 64, 64))
        weights = copies.copy(network.state_dict())
        expected = {name: tensor.clone().numpy() for name, tensor in network.state_dict().items()}
        add_one(network)
        graph = onnx.load_from_string(template.fill(weights)).graph
        written = {one.name: numpy_helper.to_array(one) for one in graph.initializer if one.name in expected}
        self.assertGreater(len(written), 10)
        for name, array in written.items():
            self.assertTrue((array == expected[name]).all(), name)


if __name__ == "__main__":
    unittest.main()
