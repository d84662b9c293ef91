"""Projects one unit of a network back to the pixels that excite it, and writes the picture as a PNG."""

import argparse
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
    parser.add_argument("--layer", required=True)
    parser.add_argument("--channel", type=whole_number, help="a feature map (default: the strongest on this image)")
    parser.add_argument("--out", type=Path, required=True, help="where the PNG goes")
    add_connection_arguments(parser)
    return parser.parse_args()


def main():
    arguments = read_arguments()
    try:
        encoded = arguments.image.read_bytes()
    except OSError as error:
        sys.exit(f"reconstruct.py: {arguments.image}: {error.strerror}")
    image, unit, deconv, deconv_grpc = load_contract("image_pb2", "unit_pb2", "deconv_pb2", "deconv_pb2_grpc")
    request = deconv.ReconstructRequest(model=arguments.model, image=image.ImageSource(encoded=encoded))
    if arguments.channel is None:
        request.strongest.CopyFrom(deconv.StrongestMaps(layer=arguments.layer, count=1))
    else:
        request.units.append(unit.Unit(layer=arguments.layer, channel=arguments.channel))
    with open_server(arguments) as channel:
        try:
            answer = next(iter(deconv_grpc.DeconvServiceStub(channel).Reconstruct(request, timeout=120)))
        except grpc.RpcError as error:
            sys.exit(f"reconstruct.py: {describe_failure(error, arguments.address)}")
    found = answer.reconstruction
    try:
        arguments.out.write_bytes(found.projection_png)
    except OSError as error:
        sys.exit(f"reconstruct.py: {arguments.out}: {error.strerror}")
    where = f"{found.unit.layer} {found.unit.channel}@{found.unit.y},{found.unit.x}"
    print(f"{where}: activation {found.activation:.6g}, scale {found.scale:.6g}, written to {arguments.out}")


if __name__ == "__main__":
    main()
