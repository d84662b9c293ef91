"""Trains a small ZFNet in PyTorch, on drawn pictures or a folder of yours, while Deconvscope watches."""

import argparse
import logging

import torch
from torch import nn

from channel import add_connection_arguments, read_connection
from deconvscope_callback import Deconvscope
from small_zfnet import drawn_batches, folder_batches, small_zfnet

CLASSES = 10
PREPROCESSING = {"divide_by": 255.0, "mean": [0.5] * 3, "deviation": [0.25] * 3, "resize_short_side": 64}


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", default="small-zfnet", help="what it is called in Deconvscope")
    parser.add_argument("--folder", help="with a folder of pictures a class (default: drawn pictures)")
    parser.add_argument("--classes", type=int, default=CLASSES)
    parser.add_argument("--dataset", default="", help="of the server, to look at the maps with (default: none)")
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--steps-per-epoch", type=int, default=50)
    add_connection_arguments(parser)
    return parser.parse_args()


def main():
    logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s")
    arguments = read_arguments()
    torch.manual_seed(0)
    network = small_zfnet(arguments.classes)
    optimizer = torch.optim.SGD(network.parameters(), lr=0.02, momentum=0.9)
    batches = (
        folder_batches(arguments.folder, 32, arguments.steps)
        if arguments.folder
        else drawn_batches(arguments.classes, 32, arguments.steps)
    )
    watch = Deconvscope(
        arguments.address,
        run=arguments.run,
        dataset=arguments.dataset,
        steps_per_epoch=arguments.steps_per_epoch,
        preprocessing=PREPROCESSING,
        **read_connection(arguments),
    )
    for pictures, labels in batches:
        scores = network((pictures - 0.5) / 0.25)
        loss = nn.functional.cross_entropy(scores, labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        accuracy = (scores.argmax(1) == labels).float().mean()
        watch.step(network, loss=loss, accuracy=accuracy, learning_rate=0.02, batch_size=len(labels))
    watch.close()
    print(f"loss {loss.item():.4f}, accuracy {accuracy.item():.4f} on the last batch")


if __name__ == "__main__":
    main()
