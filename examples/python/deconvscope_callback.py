"""Shows a training in PyTorch to Deconvscope: its curves, and its network at some epochs.

    watch = Deconvscope("localhost:50051", run="resnet", dataset="tiny", steps_per_epoch=len(loader))
    …
    watch.step(network, loss=loss, accuracy=accuracy)  # after each step of the optimizer
    …
    watch.close()
"""

import math
import time

import torch

from record_queue import LOG, Record
from snapshot_sender import SnapshotSender
from snapshot_template import SnapshotTemplate, WeightCopies

PAPER_EPOCHS = (1, 2, 5, 10, 20, 30, 40, 64)
IMAGENET = {"divide_by": 255.0, "mean": [0.485, 0.456, 0.406], "deviation": [0.229, 0.224, 0.225]}


class Deconvscope:
    """Watches one training. Nothing it does raises into the training, nor waits for the server."""

    def __init__(
        self,
        address="localhost:50051",
        *,
        run,
        dataset="",
        steps_per_epoch=1000,
        epochs=PAPER_EPOCHS,
        input_shape=None,
        preprocessing=IMAGENET,
        independent_classes=False,
        points_per_second=1.0,
        token="",
        ca="",
        certificate="",
        key="",
    ):
        """dataset: of the server, whose training images the maps are looked at with; none: no evolution.
        epochs: when snapshots are taken, fractions too; the last step is one always.
        input_shape: channels, height, width; as the network is called, if it is not given.
        preprocessing: how a picture becomes the network's input, fields of the contract's message.
        independent_classes: trained with a sigmoid a class, as by BCEWithLogitsLoss, and asked for these.
        address: https://host:50051 for TLS. ca: file of the authorities that are trusted then (default: gRPC's own);
        certificate, key: files of the client's own, if the server asks for one."""
        connection = {"token": token, "ca": ca, "certificate": certificate, "key": key}
        how = {"preprocessing": preprocessing, "independent_classes": independent_classes}
        self._sender = SnapshotSender(address, run, dataset, **how, **connection)
        self._steps_per_epoch = steps_per_epoch
        self._due = {max(1, math.ceil(epoch * steps_per_epoch)) for epoch in epochs}
        self._input_shape, self._hook = input_shape, None
        self._pause = 1 / points_per_second
        self._template, self._copies = None, WeightCopies()
        self._network, self._step, self._last_snapshot = None, 0, 0
        self._last = (0.0, 0.0, 0.0, {})
        self._told_at = self._told_step = self._next_point = 0
        self._is_prepared = self._broken = False

    def step(self, network, *, loss=0.0, accuracy=0.0, learning_rate=0.0, batch_size=0, **values):
        """Counts a step; loss, accuracy and values may be tensors, on any device: they are read later."""
        self._step += 1
        # Not the graph behind it, which would live for another step.
        self._last = (detach(loss), detach(accuracy), learning_rate, values)
        is_due = self._step in self._due
        if not is_due and self._is_prepared and time.monotonic() < self._next_point:
            return
        try:
            self._network = unwrap(network)
            state = self._network.state_dict() if is_due else None
            if not self._broken:
                self._prepare(state)
            if is_due and self._template is not None:
                self._snapshot(state)
            else:
                self._point(batch_size)
        except Exception as error:
            self._give_up_snapshots(error)

    def close(self, patience=60.0):
        """Takes the last snapshot, and waits until everything is sent, at most `patience` seconds."""
        try:
            if self._template is not None and self._last_snapshot < self._step:
                self._snapshot(self._network.state_dict())
        except Exception as error:
            self._give_up_snapshots(error)
        self._sender.close(patience)

    def _prepare(self, state):
        """Makes the graph, at the first step whose input is known, and again when the network has changed."""
        if self._input_shape is None:
            self._hook = self._hook or self._network.register_forward_pre_hook(self._see_input)
        elif self._template is None or (state is not None and not self._template.fits(state)):
            self._template = SnapshotTemplate(self._network, self._input_shape)
            self._copies.reserve(self._network.state_dict())
            self._is_prepared = True

    def _see_input(self, _, inputs):
        if inputs and isinstance(inputs[0], torch.Tensor):
            self._input_shape = tuple(inputs[0].shape[1:])
            self._hook.remove()

    def _snapshot(self, state):
        template, weights = self._template, self._copies.copy(state)
        self._last_snapshot = self._step
        self._sender.send(self._record(model=lambda: template.fill(weights)))

    def _point(self, batch_size):
        now = time.monotonic()
        if now < self._next_point:
            return
        steps = self._step - self._told_step
        rate = batch_size * steps / (now - self._told_at) if self._told_step else 0.0
        self._told_at, self._told_step, self._next_point = now, self._step, now + self._pause
        self._sender.send(self._record(images_per_second=rate))

    def _record(self, **others):
        loss, accuracy, learning_rate, values = self._last
        values = {name: detach(value) for name, value in values.items()}
        epoch = self._step / self._steps_per_epoch
        return Record(self._step, epoch, loss, accuracy, learning_rate, values=values, **others)

    def _give_up_snapshots(self, error):
        if not self._broken:
            LOG.warning("step %d: no more snapshots: %r", self._step, error)
        self._broken, self._is_prepared, self._template = True, True, None


def unwrap(network):
    """The network itself, without what distributes or compiles it."""
    if isinstance(network, (torch.nn.DataParallel, torch.nn.parallel.DistributedDataParallel)):
        return unwrap(network.module)
    return getattr(network, "_orig_mod", network)


def detach(value):
    return value.detach() if isinstance(value, torch.Tensor) else value
