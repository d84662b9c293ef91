import { useViewState } from "@deconvscope/shell";

interface AtlasLinkProps {
  model: string;
  layer: string;
  channel: number;
  children?: React.ReactNode;
}

/** A link to a feature map in the atlas: what excites it. */
export function AtlasLink({ model, layer, channel, children = channel }: AtlasLinkProps) {
  const { link } = useViewState();
  const change = { model, layer, unit: { channel }, atlas: "latest", finding: undefined, against: undefined };
  return (
    <a href={`/deconv/${link(change)}`} title={`Map ${channel} in the atlas`}>
      {children}
    </a>
  );
}
