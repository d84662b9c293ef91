"""What a channel promises, against gRPC servers with TLS: python -m unittest. Wants openssl for certificates."""

import contextlib
import http.server
import subprocess
import tempfile
import threading
import unittest
from concurrent import futures
from pathlib import Path

import grpc

from channel import open_channel, split_address
from contract import load_contract
from failure import describe_failure
from record_queue import LOG, Record
from snapshot_sender import SnapshotSender

TRAINING, SERVICES = load_contract("training_pb2", "training_pb2_grpc")
REQUEST = TRAINING.CreateRunRequest(name="run")


class Service(SERVICES.TrainingServiceServicer):
    """Keeps what was called, and which token came with it."""

    def __init__(self):
        self.calls = []

    def CreateRun(self, request, context):
        self._keep("create", context)
        return TRAINING.CreateRunResponse()

    def RecordSnapshot(self, parts, context):
        self._keep("record", context, b"".join(part.chunk for part in parts))
        return TRAINING.RecordSnapshotResponse()

    def StopRun(self, request, context):
        self._keep("stop", context)
        return TRAINING.StopRunResponse()

    def WatchRun(self, request, context):
        self._keep("watch", context)
        yield TRAINING.WatchRunResponse()

    def _keep(self, name, context, *more):
        self.calls.append((name, dict(context.invocation_metadata()).get("authorization"), *more))


def make_certificate(folder, name):
    """A certificate of its own for localhost, and its key."""
    certificate, key = folder / f"{name}.pem", folder / f"{name}.key"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"]
    names = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    subprocess.run([*command, *names, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    return str(certificate), str(key)


class ChannelTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.server = make_certificate(Path(folder.name), "server")
        cls.client = make_certificate(Path(folder.name), "client")

    @contextlib.contextmanager
    def serve(self, asks=False):
        """asks: for the client's certificate."""
        service = Service()
        server = grpc.server(futures.ThreadPoolExecutor(4))
        SERVICES.add_TrainingServiceServicer_to_server(service, server)
        certificate, key = (Path(name).read_bytes() for name in self.server)
        trusted = Path(self.client[0]).read_bytes() if asks else None
        credentials = grpc.ssl_server_credentials([(key, certificate)], trusted, asks)
        port = server.add_secure_port("127.0.0.1:0", credentials)
        server.start()
        try:
            yield service, f"https://localhost:{port}"
        finally:
            server.stop(0).wait()

    def call(self, address, **connection):
        with open_channel(address, **connection) as channel:
            SERVICES.TrainingServiceStub(channel).CreateRun(REQUEST, timeout=10)

    def test_a_server_whose_authority_is_given_is_trusted_and_no_other(self):
        with self.serve() as (service, address):
            self.call(address, ca=self.server[0])
            for others in ({"ca": self.client[0]}, {}):
                with self.assertRaises(grpc.RpcError) as caught:
                    self.call(address, **others)
                self.assertEqual(caught.exception.code(), grpc.StatusCode.UNAVAILABLE)
        self.assertEqual(service.calls, [("create", None)])

    def test_says_what_is_at_an_address_that_was_not_meant(self):
        web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
        threading.Thread(target=web.serve_forever, daemon=True).start()
        plain = grpc.server(futures.ThreadPoolExecutor(1))
        port = plain.add_insecure_port("127.0.0.1:0")
        plain.start()
        with self.serve() as (_, secure):
            for address, said in (
                (f"localhost:{web.server_port}", "is the dashboard's port, or another web server's; expected the gRPC port"),
                (f"https://localhost:{web.server_port}", f"speaks no TLS; expected localhost:{web.server_port}$"),
                (f"https://localhost:{port}", f"speaks no TLS; expected localhost:{port}$"),
                (secure.removeprefix("https://"), f"speaks TLS; expected {secure}$"),
                (secure, "is not trusted; name its authority's file"),
                ("localhost:1", "nothing answers at localhost:1"),
            ):
                with self.subTest(address):
                    with self.assertRaises(grpc.RpcError) as caught:
                        self.call(address)
                    self.assertRegex(describe_failure(caught.exception, address), said)
        plain.stop(0).wait()
        web.shutdown()
        web.server_close()

    def test_a_server_that_asks_is_shown_the_client(self):
        certificate, key = self.client
        with self.serve(asks=True) as (service, address):
            self.call(address, ca=self.server[0], certificate=certificate, key=key)
            with self.assertRaises(grpc.RpcError):
                self.call(address, ca=self.server[0])
        self.assertEqual(len(service.calls), 1)

    def test_a_token_goes_before_every_call(self):
        with self.serve() as (service, address):
            with open_channel(address, ca=self.server[0], token="secret") as channel:
                stub = SERVICES.TrainingServiceStub(channel)
                stub.CreateRun(REQUEST, timeout=10, metadata=[("other", "header")])
                stub.RecordSnapshot(iter([TRAINING.RecordSnapshotRequest(chunk=b"ab")]), timeout=10)
                self.assertEqual(len(list(stub.WatchRun(TRAINING.WatchRunRequest(id="run"), timeout=10))), 1)
        bearer = "Bearer secret"
        self.assertEqual(service.calls, [("create", bearer), ("record", bearer, b"ab"), ("watch", bearer)])

    def test_a_training_is_sent_with_it(self):
        with self.serve() as (service, address):
            sender = SnapshotSender(address, "run", ca=self.server[0], token="secret")
            sender.send(Record(1, 0.5, model=b"onnx"))
            self.assertTrue(sender.close())
        bearer = "Bearer secret"
        self.assertEqual(service.calls, [("create", bearer), ("record", bearer, b"onnx"), ("stop", bearer)])

    def test_a_file_that_is_not_there_ends_the_sending_and_not_the_training(self):
        with self.assertLogs(LOG, "ERROR") as log:
            sender = SnapshotSender("https://localhost", "run", ca="no-such.pem")
            sender.send(Record(1, 0.5))
            self.assertFalse(sender.close(5))
        self.assertIn("nothing is sent any more: [Errno 2] No such file or directory: 'no-such.pem'", log.output[0])

    def test_says_what_does_not_go_together(self):
        for address, given, said in (
            ("localhost:50051", {"ca": "ca.pem"}, "expected https://localhost:50051"),
            ("https://localhost", {"certificate": "client.pem"}, "one of them is given; expected both"),
            ("grpc://localhost", {}, "expected host:port, or https://host:port"),
            ("https://", {}, "expected host:port"),
        ):
            with self.subTest(address), self.assertRaisesRegex(ValueError, said):
                open_channel(address, **given)

    def test_addresses(self):
        for address, expected in (
            ("trainer:1234", (False, "trainer:1234")),
            ("http://trainer", (False, "trainer:50051")),
            ("https://trainer:1234/", (True, "trainer:1234")),
            ("https://[::1]:1234", (True, "[::1]:1234")),
        ):
            with self.subTest(address):
                self.assertEqual(split_address(address), expected)


if __name__ == "__main__":
    unittest.main()
