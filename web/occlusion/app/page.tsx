import { OcclusionZone } from "../src/occlusion-zone.tsx";

export default function Page() {
  return <OcclusionZone />;
}
