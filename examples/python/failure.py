"""Why a call failed, in words that help where the address is not the one that was meant."""

import socket
import ssl

import grpc

from channel import PORT, split_address

PATIENCE = 2.0


def describe_failure(error, address):
    """Status and reason; of a server that cannot be reached, what is at its address instead."""
    found = look_at(address, error.details()) if error.code() == grpc.StatusCode.UNAVAILABLE else ""
    return f"{error.code().name}: {found or error.details()}"


def look_at(address, details):
    """What speaks against it that a gRPC server is there, as the address says; empty: nothing."""
    is_secure, target = split_address(address)
    if "CERTIFICATE_VERIFY_FAILED" in details:
        return f"the certificate of {target} is not trusted; name its authority's file, or its own (--ca, ca=)"
    host, _, port = target.rpartition(":")
    place = (host.strip("[]"), int(port)) if port.isdigit() else (target, PORT)
    try:
        socket.create_connection(place, PATIENCE).close()
    except OSError as why:
        return f"nothing answers at {target} ({why.strerror or why}); is the server running, its gRPC port {PORT}?"
    if speaks_tls(place) != is_secure:
        return f"{target} speaks no TLS; expected {target}" if is_secure else f"{target} speaks TLS; expected https://{target}"
    if speaks_http1(place, is_secure):
        return f"{target} is the dashboard's port, or another web server's; expected the gRPC port, {PORT} if nothing was said"
    return ""


def speaks_tls(place):
    try:
        with socket.create_connection(place, PATIENCE) as plain, any_certificate().wrap_socket(plain):
            return True
    except ssl.SSLError as error:
        # Refused in TLS, as by one that asks for the client's certificate.
        return "ALERT" in str(error)
    except OSError:
        return False


def speaks_http1(place, is_secure):
    try:
        with socket.create_connection(place, PATIENCE) as plain:
            line = any_certificate().wrap_socket(plain) if is_secure else plain
            line.sendall(f"GET /healthz HTTP/1.1\r\nHost: {place[0]}\r\nConnection: close\r\n\r\n".encode())
            return line.recv(7) == b"HTTP/1."
    except OSError:
        return False


def any_certificate():
    """Nothing is told to who is asked: it is not verified."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
