"""Sends an ONNX file as a snapshot of a run that is trained elsewhere; the run begins with its first."""

import argparse
import sys
from pathlib import Path

from channel import add_connection_arguments, read_connection
from record_queue import Record
from snapshot_sender import SnapshotSender


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, nargs="+", help="ONNX files, one a snapshot, in their order")
    parser.add_argument("--run", required=True)
    parser.add_argument("--dataset", default="", help="whose training images the maps are looked at with (default: none)")
    parser.add_argument("--steps", type=int, default=100, help="steps from file to file, which are an epoch (default: 100)")
    parser.add_argument("--independent-classes", action="store_true", help="they were trained with a sigmoid a class")
    parser.add_argument("--patience", type=float, default=30, help="seconds that a server is waited for (default: 30)")
    add_connection_arguments(parser)
    return parser.parse_args()


def main():
    arguments = read_arguments()
    waiting, connection = len(arguments.model), read_connection(arguments)
    how = {"independent_classes": arguments.independent_classes, "snapshots": waiting}
    sender = SnapshotSender(arguments.address, arguments.run, arguments.dataset, **how, **connection)
    for epoch, path in enumerate(arguments.model, start=1):
        try:
            sender.send(Record(epoch * arguments.steps, epoch, model=path.read_bytes()))
        except OSError as error:
            sys.exit(f"record.py: {path}: {error.strerror}")
    if not sender.close(arguments.patience):
        sys.exit("record.py: not all was sent")
    print(f"run {arguments.run}: {len(arguments.model)} sent")


if __name__ == "__main__":
    main()
