"""Finds what excites each feature map of a layer most over a dataset, and lists the strongest maps."""

import argparse
import sys

import grpc

from channel import add_connection_arguments, open_server
from contract import load_contract
from failure import describe_failure
from whole_number import whole_number


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--layer", required=True)
    parser.add_argument("--dataset", required=True, help="as the server lists it")
    parser.add_argument("--split", default="", help="needed where the dataset has several")
    parser.add_argument("--images", type=whole_number, default=0, help="how many of the split's images (default: all)")
    parser.add_argument("--maps", type=whole_number, default=10, help="how many maps are listed (default: 10)")
    add_connection_arguments(parser)
    return parser.parse_args()


def scan(service, deconv, arguments):
    """Begins a scan and follows it to its end; it would go on without us."""
    request = deconv.CreateScanRequest(
        model=arguments.model,
        dataset=arguments.dataset,
        split=arguments.split,
        layers=[arguments.layer],
        max_images=arguments.images,
    )
    found = service.CreateScan(request).scan
    for news in service.WatchScan(deconv.WatchScanRequest(id=found.id)):
        found = news.scan
        print(f"{found.progress.done} of {found.progress.total} images", file=sys.stderr)
    if found.state != deconv.SCAN_STATE_COMPLETE:
        sys.exit(f"scan.py: the scan ended early: {found.error or deconv.ScanState.Name(found.state)}")
    return found


def list_maps(service, deconv, arguments, scan_id):
    """The strongest maps, and where each is strongest."""
    strongest = deconv.ListMapStatisticsRequest(
        scan_id=scan_id,
        layer=arguments.layer,
        order=deconv.MAP_ORDER_MAXIMUM,
        firing_only=True,
        page_size=arguments.maps,
    )
    for found in service.ListMapStatistics(strongest).maps:
        tops = deconv.ListTopActivationsRequest(scan_id=scan_id, layer=arguments.layer, channels=[found.channel])
        top = service.ListTopActivations(tops).activations[0]
        where = f"{top.unit.y},{top.unit.x} of image {top.image.index}"
        print(f"map {found.channel}: {found.maximum:.6g} at {where}; fires on {found.firing} of {found.images}")


def main():
    arguments = read_arguments()
    deconv, deconv_grpc = load_contract("deconv_pb2", "deconv_pb2_grpc")
    with open_server(arguments) as channel:
        service = deconv_grpc.DeconvServiceStub(channel)
        try:
            list_maps(service, deconv, arguments, scan(service, deconv, arguments).id)
        except grpc.RpcError as error:
            sys.exit(f"scan.py: {describe_failure(error, arguments.address)}")


if __name__ == "__main__":
    main()
