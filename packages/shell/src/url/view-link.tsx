import type { ComponentProps, MouseEvent } from "react";
import { ButtonLink } from "../controls/button.tsx";
import { navigate, useViewState } from "./use-view-state.ts";
import type { ViewChange } from "./view-state.ts";

type ViewLinkProps = Omit<ComponentProps<typeof ButtonLink>, "href"> & { change: ViewChange };

/** A link to another view of the zone: it looks like a button, loads no page, and can be copied or opened elsewhere. */
export function ViewLink({ change, ...props }: ViewLinkProps) {
  const { link } = useViewState();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(change);
    scrollTo({ top: 0 });
  };
  return <ButtonLink {...props} href={link(change)} onClick={follow} />;
}
