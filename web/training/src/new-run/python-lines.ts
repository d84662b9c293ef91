/** Where a training elsewhere finds the server. */
export interface ServerPlace {
  host: string;
  grpcPort: number;
  grpcTls: boolean;
  /** The server answers only who carries its token. */
  needsToken: boolean;
}

/** The lines that send snapshots of a PyTorch network to a run. */
export function pythonLines(
  run: string,
  dataset: string,
  { host, grpcPort, grpcTls, needsToken }: ServerPlace,
): string {
  const given = [
    JSON.stringify(`${grpcTls ? "https://" : ""}${host}:${grpcPort}`),
    `run=${JSON.stringify(run || "my-run")}`,
    ...(dataset === "" ? [] : [`dataset=${JSON.stringify(dataset)}`]),
    "steps_per_epoch=len(loader)",
    ...(needsToken ? ['token=os.environ["TOKEN"]'] : []),
  ];
  return [
    ...(needsToken ? ["import os", ""] : []),
    "from deconvscope_callback import Deconvscope",
    "",
    `watch = Deconvscope(${given.join(", ")})`,
    "watch.step(network, loss=loss, accuracy=accuracy)  # after each step of the optimizer",
    "watch.close()  # at the end",
  ].join("\n");
}
