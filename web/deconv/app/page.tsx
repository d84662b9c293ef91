import { DeconvZone } from "../src/deconv-zone.tsx";

export default function Page() {
  return <DeconvZone />;
}
