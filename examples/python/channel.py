"""The way to a server: with or without TLS, and the token that it asks for."""

import collections
import sys
from pathlib import Path
from urllib.parse import urlsplit

import grpc

PORT = 50051


def open_channel(address, *, ca="", certificate="", key="", token=""):
    """`host:port` without TLS, `https://host:port` with it.

    ca: file of the authorities that are trusted, or of a certificate that is its own (default: those that gRPC knows).
    certificate, key: files of the client's own, where the server asks for one.
    Raises ValueError for what does not go together, OSError for a file that cannot be read."""
    is_secure, target = split_address(address)
    if not is_secure and (ca or certificate or key):
        raise ValueError(f"{address}: certificates are for TLS; expected https://{target}")
    if bool(certificate) != bool(key):
        raise ValueError("certificate, key: one of them is given; expected both or none")
    if is_secure:
        files = [Path(name).read_bytes() if name else None for name in (ca, key, certificate)]
        channel = grpc.secure_channel(target, grpc.ssl_channel_credentials(*files))
    else:
        channel = grpc.insecure_channel(target)
    return grpc.intercept_channel(channel, Authorise(token)) if token else channel


def add_connection_arguments(parser):
    """What every example takes to find its server."""
    parser.add_argument("--address", default=f"localhost:{PORT}", help="host:port of the gRPC server, https:// before it for TLS")
    parser.add_argument("--ca", default="", help="file of the authorities that are trusted (default: gRPC's own)")
    parser.add_argument("--certificate", default="", help="file of the client's own certificate, and")
    parser.add_argument("--key", default="", help="its key, if the server asks for one")
    parser.add_argument("--token-file", default="", help="file with the token that the server asks for")


def read_connection(arguments):
    """What `open_channel` takes beside the address, of an example's arguments; ends the program in one line where the
    token's file cannot be read."""
    try:
        token = Path(arguments.token_file).read_text().strip() if arguments.token_file else ""
    except OSError as error:
        sys.exit(f"{Path(sys.argv[0]).name}: {error}")
    return {"ca": arguments.ca, "certificate": arguments.certificate, "key": arguments.key, "token": token}


def open_server(arguments):
    """The channel to an example's server; ends the program in one line where its arguments do not fit."""
    try:
        return open_channel(arguments.address, **read_connection(arguments))
    except (OSError, ValueError) as error:
        sys.exit(f"{Path(sys.argv[0]).name}: {error}")


def split_address(address):
    """Whether it is reached with TLS, and host and port as gRPC has them."""
    if "://" not in address:
        return False, address
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise ValueError(f"{address}: expected host:port, or https://host:port")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return parts.scheme == "https", f"{host}:{parts.port or PORT}"


class CallDetails(
    collections.namedtuple("CallDetails", ("method", "timeout", "metadata", "credentials")), grpc.ClientCallDetails
):
    """A call, with what goes before its first message."""


class Authorise(
    grpc.UnaryUnaryClientInterceptor, grpc.UnaryStreamClientInterceptor, grpc.StreamUnaryClientInterceptor
):
    """Puts a token before every call."""

    def __init__(self, token):
        self._header = ("authorization", f"Bearer {token}")

    def intercept_unary_unary(self, proceed, details, request):
        return proceed(self._sign(details), request)

    def intercept_unary_stream(self, proceed, details, request):
        return proceed(self._sign(details), request)

    def intercept_stream_unary(self, proceed, details, requests):
        return proceed(self._sign(details), requests)

    def _sign(self, details):
        metadata = [*(details.metadata or ()), self._header]
        return CallDetails(details.method, details.timeout, metadata, details.credentials)
