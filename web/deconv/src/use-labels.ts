import { useCatalog } from "@deconvscope/shell";

const none: readonly string[] = [];

/** The names of a dataset's labels; none where it is not registered. */
export function useLabels(dataset: string | undefined): readonly string[] {
  const { datasets } = useCatalog();
  return datasets.value?.find(({ name }) => name === dataset)?.labels ?? none;
}
