"""What the sender promises, against a gRPC server that is there, away, late or unwilling: python -m unittest."""

import contextlib
import unittest
from concurrent import futures

import grpc

from contract import load_contract
from record_queue import LOG, Record, RecordQueue
from snapshot_sender import SnapshotSender

TRAINING, SERVICES = load_contract("training_pb2", "training_pb2_grpc")


class Service(SERVICES.TrainingServiceServicer):
    """Keeps what it is told; a step in `refused` is answered so, once."""

    def __init__(self, refused=None, begun=False):
        self.refused, self.begun, self.calls, self.snapshots = refused or {}, begun, [], {}
        self.loss = None

    def CreateRun(self, request, context):
        self.calls.append(("create", request.name, request.dataset, request.WhichOneof("kind")))
        self.loss = request.options.loss
        if self.begun:
            context.abort(grpc.StatusCode.ALREADY_EXISTS, "there is one")
        return TRAINING.CreateRunResponse()

    def RecordSnapshot(self, parts, context):
        header, *chunks = parts
        step = header.header.metrics.step
        if (code := self.refused.pop(step, None)) is not None:
            context.abort(code, "not now")
        self.calls.append(("record", step, round(header.header.metrics.loss, 3)))
        if chunks:
            self.snapshots[step] = (b"".join(part.chunk for part in chunks), header.header.preprocessing.divide_by)
        return TRAINING.RecordSnapshotResponse()

    def StopRun(self, request, context):
        self.calls.append(("stop", request.id))
        return TRAINING.StopRunResponse()

    def steps(self):
        return [call[1] for call in self.calls if call[0] == "record"]


@contextlib.contextmanager
def serve(service, port=0):
    server = grpc.server(futures.ThreadPoolExecutor(4), options=[("grpc.so_reuseport", 0)])
    SERVICES.add_TrainingServiceServicer_to_server(service, server)
    port = server.add_insecure_port(f"127.0.0.1:{port}")
    server.start()
    try:
        yield f"127.0.0.1:{port}"
    finally:
        server.stop(0).wait()


class SenderTest(unittest.TestCase):
    def test_delivers_in_order_and_ends_the_run(self):
        service = Service()
        model = bytes(range(256)) * 10_000
        with serve(service) as address:
            sender = SnapshotSender(address, "run", "pets", preprocessing={"divide_by": 255.0})
            sender.send(Record(1, 0.1, loss=2.5))
            sender.send(Record(2, 0.2, loss=2.25, model=lambda: model))
            sender.send(Record(3, 0.3, loss=2.0))
            self.assertTrue(sender.close())
        first, *records, last = service.calls
        self.assertEqual(first, ("create", "run", "pets", "external"))
        self.assertEqual(records, [("record", 1, 2.5), ("record", 2, 2.25), ("record", 3, 2.0)])
        self.assertEqual(last, ("stop", "run"))
        self.assertEqual(service.snapshots, {2: (model, 255.0)})

    def test_says_how_the_classes_were_trained(self):
        for independent, loss in ((False, TRAINING.LOSS_UNSPECIFIED), (True, TRAINING.LOSS_SIGMOID)):
            service = Service()
            with serve(service) as address:
                sender = SnapshotSender(address, "run", independent_classes=independent)
                sender.send(Record(1, 0.1))
                self.assertTrue(sender.close())
            self.assertEqual(service.loss, loss)

    def test_goes_on_with_a_run_that_was_begun(self):
        service = Service(begun=True)
        with serve(service) as address:
            sender = SnapshotSender(address, "run")
            sender.send(Record(5, 0.5))
            self.assertTrue(sender.close())
        self.assertEqual(service.steps(), [5])

    def test_waits_for_a_server_that_is_away_and_drops_the_oldest(self):
        with serve(Service()) as address:
            port = int(address.rpartition(":")[2])
        service = Service()
        with self.assertLogs(LOG, "WARNING") as log:
            sender = SnapshotSender(address, "run", snapshots=2, points=3)
            for step in range(1, 7):
                sender.send(Record(step, step, model=bytes([step]) if step % 2 == 0 else None))
            for step in range(7, 10):
                sender.send(Record(step, step))
            with serve(service, port):
                self.assertTrue(sender.close(60))
        self.assertEqual(service.steps(), [4, 6, 7, 8, 9])
        said = "\n".join(log.output)
        self.assertIn("dropped the snapshot of step 2", said)
        self.assertIn("dropped 3 points of the curves", said)

    def test_tries_again_what_a_full_queue_refused(self):
        service = Service(refused={2: grpc.StatusCode.RESOURCE_EXHAUSTED})
        with serve(service) as address, self.assertLogs(LOG, "WARNING"):
            sender = SnapshotSender(address, "run")
            sender.send(Record(1, 1))
            sender.send(Record(2, 2, model=b"onnx"))
            self.assertTrue(sender.close())
        self.assertEqual(service.steps(), [1, 2])

    def test_leaves_out_what_the_server_will_not_take(self):
        service = Service(refused={1: grpc.StatusCode.INVALID_ARGUMENT})
        with serve(service) as address, self.assertLogs(LOG, "WARNING") as log:
            sender = SnapshotSender(address, "run")
            sender.send(Record(1, 1, model=b"no onnx"))
            sender.send(Record(2, 2))
            self.assertTrue(sender.close())
        self.assertEqual(service.steps(), [2])
        self.assertIn("step 1 was refused: INVALID_ARGUMENT: not now", log.output[0])

    def test_a_snapshot_that_cannot_be_made_is_a_point(self):
        def fail():
            raise ValueError("no graph")

        service = Service()
        with serve(service) as address, self.assertLogs(LOG, "WARNING") as log:
            sender = SnapshotSender(address, "run")
            sender.send(Record(1, 1, model=fail))
            self.assertTrue(sender.close())
        self.assertEqual((service.steps(), service.snapshots), ([1], {}))
        self.assertIn("no graph", log.output[0])

    def test_says_what_was_never_sent(self):
        with serve(Service()) as address:
            pass
        with self.assertLogs(LOG, "WARNING") as log:
            sender = SnapshotSender(address, "run")
            sender.send(Record(3, 3, model=b"onnx"))
            self.assertFalse(sender.close(0.5))
        self.assertIn("never sent: 1 records, the snapshots of steps 3", log.output[-1])

    def test_a_snapshot_that_became_a_point_leaves_its_place(self):
        queue = RecordQueue(snapshots=1, points=1)
        first, point, second = Record(1, 1, model=b"onnx"), Record(2, 2), Record(3, 3, model=b"onnx")
        queue.add(first)
        first.model = None
        queue.remove(first)
        for record in (point, second):
            queue.add(record)
        self.assertEqual([queue.has(record) for record in (first, point, second)], [False, True, True])

    def test_takes_nothing_after_it_is_closed(self):
        queue = RecordQueue(1, 1)
        queue.close(10)
        queue.add(Record(1, 1))
        self.assertIsNone(queue.oldest())


if __name__ == "__main__":
    unittest.main()
