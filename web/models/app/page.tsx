import { ModelsZone } from "../src/models-zone.tsx";

export default function Page() {
  return <ModelsZone />;
}
