"use client";
import { presentZones } from "../bar/zones.tsx";
import { useCatalog } from "../catalog/catalog.tsx";
import { usePageTitle } from "../catalog/use-page-title.ts";
import { ButtonLink } from "../controls/button.tsx";
import { Shell } from "../shell.tsx";
import { useViewState } from "../url/use-view-state.ts";
import { EmptyState } from "./empty-state.tsx";

/** Longer paths are cut. */
const longest = 160;

/** The page of an address at which there is none: what was asked for, and the ways to the zones. */
export function NotFound() {
  return (
    <Shell zone={undefined}>
      <main id="main" className="page">
        <Nothing />
      </main>
    </Shell>
  );
}

function Nothing() {
  const { view, link } = useViewState();
  const { status } = useCatalog();
  usePageTitle("Nothing here");
  // There is no address while the page is built.
  const path = view && location.pathname;
  const query = link({}).replace(/^\?$/, "");
  return (
    <>
      <h1 className="visually-hidden">Nothing here</h1>
      <EmptyState
        picture={
          <svg width="150" height="96" viewBox="0 0 150 96" aria-hidden="true">
            <rect x=".5" y=".5" width="95" height="95" fill="none" stroke="var(--line-strong)" strokeDasharray="3 4" />
            <rect x="111" y="31" width="34" height="34" fill="none" stroke="var(--select-mark)" strokeWidth="2" />
          </svg>
        }
        title="Nothing is at this address"
        actions={presentZones(status.value?.zones).map(({ name, title, path: zone }) => (
          <ButtonLink key={name} href={zone + query}>
            {title}
          </ButtonLink>
        ))}
      >
        {path === undefined ? "" : <Asked path={path} />}
      </EmptyState>
    </>
  );
}

function Asked({ path }: { path: string }) {
  return (
    <>
      <code>{path.length > longest ? `${path.slice(0, longest)}…` : path}</code> was asked for. The dashboard’s pages
      are its zones; what one shows is in the query behind its address.
    </>
  );
}
