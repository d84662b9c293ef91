"""Sends what a training elsewhere tells, metrics and ONNX snapshots, to a run of Deconvscope, in a thread of its own."""

import threading

import grpc

from channel import open_channel
from contract import load_contract
from failure import describe_failure
from record_queue import LOG, RecordQueue

CHUNK = 1 << 20
# A server that is not there, is starting, or has a full queue: the same call may succeed later.
LATER = {grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.RESOURCE_EXHAUSTED, grpc.StatusCode.DEADLINE_EXCEEDED}
LONGEST_PAUSE = 30.0


class SnapshotSender:
    """Delivers records in their order. `send` neither blocks nor raises: while the server is away records wait, at most
    `snapshots` with a model and `points` without; then the oldest goes, and the log of `deconvscope` says which."""

    def __init__(
        self,
        address,
        run,
        dataset="",
        *,
        preprocessing=None,
        independent_classes=False,
        snapshots=4,
        points=1000,
        token="",
        ca="",
        certificate="",
        key="",
    ):
        """preprocessing: fields of the contract's message, how a picture becomes the network's input; None: pixels
        0 … 255. independent_classes: the network was trained with a sigmoid a class. token, ca, certificate, key: as `open_channel` takes them."""
        self._preprocessing = preprocessing or {}
        self._independent_classes = independent_classes
        self._address, self._run, self._dataset = address, run, dataset
        self._connection = {"token": token, "ca": ca, "certificate": certificate, "key": key}
        self._queue = RecordQueue(snapshots, points)
        self._thread = threading.Thread(target=self._work, name="deconvscope", daemon=True)
        self._thread.start()

    def send(self, record):
        """Takes a record to be delivered."""
        self._queue.add(record)

    def close(self, patience=30.0):
        """Waits until everything is delivered, at most `patience` seconds, and ends the run. True: all was delivered."""
        self._queue.close(patience)
        # A call that is under way may take a little longer.
        self._thread.join(patience + 5)
        self._queue.tell_left()
        return self._queue.is_empty()

    def _work(self):
        try:
            self._training, self._model, services = load_contract("training_pb2", "model_pb2", "training_pb2_grpc")
            with open_channel(self._address, **self._connection) as channel:
                self._service = services.TrainingServiceStub(channel)
                if self._insist(self._create_run):
                    self._deliver_all()
        except grpc.RpcError as error:
            self._give_up(describe_failure(error, self._address))
        except (OSError, ValueError) as error:
            self._give_up(str(error))
        except Exception as error:
            self._give_up(repr(error))

    def _deliver_all(self):
        while (record := self._queue.oldest()) is not None:
            if self._insist(lambda: self._deliver(record), lambda: self._queue.has(record)):
                self._queue.remove(record)
        self._insist(self._stop_run)

    def _insist(self, act, is_wanted=lambda: True):
        """Acts again, with longer and longer pauses, while the server is away. False: it is dropped or too late."""
        pause = 1.0
        while is_wanted() and not self._queue.is_late():
            try:
                act()
                return True
            except grpc.RpcError as error:
                if error.code() not in LATER:
                    raise
                if pause == 1.0:
                    LOG.warning("%s: %s; trying again", self._address, describe_failure(error, self._address))
            self._queue.pause(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        return False

    def _create_run(self):
        training = self._training
        loss = training.LOSS_SIGMOID if self._independent_classes else training.LOSS_UNSPECIFIED
        what = {"options": training.TrainingOptions(loss=loss), "external": training.External()}
        request = training.CreateRunRequest(name=self._run, dataset=self._dataset, **what)
        # A run that was begun before goes on.
        self._call(self._service.CreateRun, request, grpc.StatusCode.ALREADY_EXISTS)

    def _stop_run(self):
        request = self._training.StopRunRequest(id=self._run)
        self._call(self._service.StopRun, request, grpc.StatusCode.FAILED_PRECONDITION)

    def _call(self, method, request, unless):
        try:
            method(request, timeout=30)
        except grpc.RpcError as error:
            if error.code() != unless:
                raise

    def _deliver(self, record):
        if callable(record.model):
            record.model = make_model(record)
        try:
            self._service.RecordSnapshot(self._parts(record), timeout=300)
        except grpc.RpcError as error:
            if error.code() in LATER:
                raise
            # What an earlier try delivered, or the server will not take, holds up nothing.
            if error.code() != grpc.StatusCode.ALREADY_EXISTS:
                LOG.warning("step %d was refused: %s: %s", record.step, error.code().name, error.details())

    def _parts(self, record):
        metrics = self._training.Metrics(
            step=record.step,
            epoch=record.epoch,
            loss=float(record.loss),
            training_accuracy=float(record.accuracy),
            learning_rate=float(record.learning_rate),
            images_per_second=record.images_per_second,
            values={name: float(value) for name, value in record.values.items()},
        )
        header = self._training.RecordSnapshotHeader(run_id=self._run, metrics=metrics)
        if record.is_snapshot:
            header.preprocessing.CopyFrom(self._model.Preprocessing(**self._preprocessing))
        yield self._training.RecordSnapshotRequest(header=header)
        for start in range(0, len(record.model or b""), CHUNK):
            yield self._training.RecordSnapshotRequest(chunk=record.model[start : start + CHUNK])

    def _give_up(self, why):
        self._queue.close(0)
        LOG.error("%s, run %s: nothing is sent any more: %s", self._address, self._run, why)


def make_model(record):
    """A snapshot that cannot be made is a point of the curves all the same."""
    try:
        return record.model()
    except Exception as error:
        LOG.warning("step %d: no snapshot: %r", record.step, error)
        return None
