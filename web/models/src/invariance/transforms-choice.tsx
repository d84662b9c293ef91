import { CheckList, navigate, type TransformName, transformNames } from "@deconvscope/shell";
import { titles } from "./transforms.ts";

/** What is done to the images: each a column; one at least. */
export function TransformsChoice({ transforms }: { transforms: readonly TransformName[] }) {
  const toggle = (id: string) => {
    const next = transformNames.filter((name) => transforms.includes(name) !== (name === id));
    if (next.length === 0) return;
    navigate({ transforms: next.length === transformNames.length ? undefined : next }, { replace: true });
  };
  return (
    <CheckList
      legend="Transformations"
      inLine
      options={transformNames.map((name) => ({
        id: name,
        label: titles[name],
        chosen: transforms.includes(name),
        disabled: transforms.length === 1 && transforms.includes(name),
      }))}
      onToggle={toggle}
    />
  );
}
