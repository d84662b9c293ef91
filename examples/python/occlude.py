"""Slides a square over an image, and writes what the network says with it at each place as a CSV file."""

import argparse
import csv
import sys
from pathlib import Path

import grpc

from channel import add_connection_arguments, open_server
from contract import load_contract
from failure import describe_failure
from whole_number import whole_number


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("image", type=Path, help="a PNG, JPEG or WebP file")
    parser.add_argument("--model", required=True)
    parser.add_argument("--patch", type=whole_number, default=0, help="side of the square (default: a fifth of the input's)")
    parser.add_argument("--stride", type=whole_number, default=0, help="from place to place (default: a sixteenth)")
    parser.add_argument("--out", type=Path, required=True, help="where the CSV goes")
    add_connection_arguments(parser)
    return parser.parse_args()


def sweep(service, request):
    """What there is without a square, and a row a tile as they come, coarse to fine."""
    start, rows = None, []
    for answer in service.Occlude(request):
        event = answer.WhichOneof("event")
        if event == "start":
            start = answer.start
        if event == "tiles":
            tiles = answer.tiles
            for row, column, *said in zip(
                tiles.rows, tiles.columns, tiles.probabilities, tiles.top_classes, tiles.activities
            ):
                top = min(row * start.stride, start.height - start.patch)
                left = min(column * start.stride, start.width - start.patch)
                rows.append((top, left, *said))
            print(f"{tiles.progress.done} of {tiles.progress.total} places", file=sys.stderr)
    return start, rows


def write_table(path, rows):
    with path.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["top", "left", "probability", "top_class", "activity"])
        for top, left, probability, top_class, activity in sorted(rows):
            table.writerow([top, left, f"{probability:.6g}", top_class, f"{activity:.6g}"])


def main():
    arguments = read_arguments()
    try:
        encoded = arguments.image.read_bytes()
    except OSError as error:
        sys.exit(f"occlude.py: {arguments.image}: {error.strerror}")
    image, occlusion, occlusion_grpc = load_contract("image_pb2", "occlusion_pb2", "occlusion_pb2_grpc")
    request = occlusion.OccludeRequest(
        model=arguments.model,
        image=image.ImageSource(encoded=encoded),
        patch=arguments.patch,
        stride=arguments.stride,
    )
    with open_server(arguments) as channel:
        try:
            start, rows = sweep(occlusion_grpc.OcclusionServiceStub(channel), request)
        except grpc.RpcError as error:
            sys.exit(f"occlude.py: {describe_failure(error, arguments.address)}")
    try:
        write_table(arguments.out, rows)
    except OSError as error:
        sys.exit(f"occlude.py: {arguments.out}: {error.strerror}")
    top, left, probability, *_ = min(sorted(rows), key=lambda row: row[2])
    print(f"class {start.class_index}: {start.probability:.6g}; {probability:.6g} with the square at {top},{left}")


if __name__ == "__main__":
    main()
