/** The lines that send snapshots of a PyTorch network to a run. */
export function pythonLines(run: string, dataset: string, host: string): string {
  const named = dataset === "" ? "" : `, dataset=${JSON.stringify(dataset)}`;
  return [
    "from deconvscope_callback import Deconvscope",
    "",
    `watch = Deconvscope("${host}:50051", run=${JSON.stringify(run || "my-run")}${named}, steps_per_epoch=len(loader))`,
    "watch.step(network, loss=loss, accuracy=accuracy)  # after each step of the optimizer",
    "watch.close()  # at the end",
  ].join("\n");
}
