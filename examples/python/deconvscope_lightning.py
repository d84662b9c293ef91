"""Shows a training in Lightning to Deconvscope: Trainer(callbacks=[DeconvscopeCallback("localhost:50051", run="resnet")])."""

from lightning.pytorch import Callback

from deconvscope_callback import Deconvscope


class DeconvscopeCallback(Callback):
    """Takes what `Deconvscope` takes; `network` names the module's attribute that is the network, if it is not all of it."""

    def __init__(self, address="localhost:50051", *, network="", **options):
        self._address, self._options, self._network = address, options, network
        self._watch = None

    def on_train_start(self, trainer, module):
        if trainer.is_global_zero:
            steps = int(trainer.num_training_batches)
            self._watch = Deconvscope(self._address, **{"steps_per_epoch": steps, **self._options})

    def on_train_batch_end(self, trainer, module, outputs, batch, batch_index):
        if self._watch is None:
            return
        loss = outputs["loss"] if isinstance(outputs, dict) else outputs
        network = getattr(module, self._network) if self._network else module
        rate = trainer.optimizers[0].param_groups[0]["lr"]
        self._watch.step(network, loss=0.0 if loss is None else loss, learning_rate=rate)

    def on_train_end(self, trainer, module):
        self._close()

    def on_exception(self, trainer, module, exception):
        self._close()

    def _close(self):
        if self._watch is not None:
            self._watch.close()
            self._watch = None
