"""What waits to be sent: bounded, and what is dropped is told."""

import logging
import threading
import time
from dataclasses import dataclass, field
from typing import Callable, Union

LOG = logging.getLogger("deconvscope")


@dataclass(eq=False)
class Record:
    """A point of a run's curves, and a snapshot if it has a model: an ONNX file's bytes, or what makes them."""

    step: int
    epoch: float
    loss: float = 0.0
    accuracy: float = 0.0
    learning_rate: float = 0.0
    images_per_second: float = 0.0
    values: dict = field(default_factory=dict)
    model: Union[bytes, Callable[[], bytes], None] = None

    @property
    def is_snapshot(self):
        return self.model is not None


class RecordQueue:
    """Records in their order, at most so many snapshots and so many points: beyond that the oldest goes."""

    def __init__(self, snapshots, points):
        self._room = {True: snapshots, False: points}
        self._count = {True: 0, False: 0}
        # In their order, each with whether it came as a snapshot: one that cannot be made is none any more.
        self._records = {}
        self._changed = threading.Condition()
        self._deadline = None
        self._lost_points = 0

    def add(self, record):
        """Never blocks. After `close` nothing is taken any more."""
        with self._changed:
            if self._deadline is not None:
                return
            kind = self._records[record] = record.is_snapshot
            self._count[kind] += 1
            if self._count[kind] > self._room[kind]:
                oldest = next(one for one, of_kind in self._records.items() if of_kind == kind)
                self._drop(oldest)
                self._tell_dropped(oldest)
            self._changed.notify_all()

    def oldest(self):
        """Waits for a record, and leaves it there; None: there is none and none will come, or it is too late."""
        with self._changed:
            self._changed.wait_for(lambda: self._records or self._deadline is not None)
            return next(iter(self._records)) if self._records and not self.is_late() else None

    def remove(self, record):
        """It was sent, or never will be."""
        with self._changed:
            if record in self._records:
                self._drop(record)
        if self._lost_points:
            LOG.warning("dropped %d points of the curves", self._lost_points)
            self._lost_points = 0

    def has(self, record):
        """Whether it was not dropped meanwhile."""
        return record in self._records

    def is_empty(self):
        return not self._records

    def close(self, seconds):
        """What is there may be sent for so long."""
        with self._changed:
            self._deadline = time.monotonic() + seconds
            self._changed.notify_all()

    def is_late(self):
        return self._deadline is not None and time.monotonic() > self._deadline

    def pause(self, seconds):
        """Waits so long, less if the queue is closed meanwhile."""
        with self._changed:
            was_closed = self._deadline is not None
            left = max(0.0, self._deadline - time.monotonic()) if was_closed else seconds
            self._changed.wait_for(lambda: self._deadline is not None and not was_closed, min(seconds, left))

    def tell_left(self):
        """Says what was never sent."""
        if self._records:
            steps = ", ".join(str(one.step) for one in self._records if one.is_snapshot) or "none"
            LOG.warning("never sent: %d records, the snapshots of steps %s", len(self._records), steps)

    def _drop(self, record):
        self._count[self._records.pop(record)] -= 1

    def _tell_dropped(self, record):
        if record.is_snapshot:
            LOG.warning("dropped the snapshot of step %d: the server is away, or too slow", record.step)
        else:
            self._lost_points += 1
