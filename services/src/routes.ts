import type { DescService } from "@bufbuild/protobuf";
import type { ServiceImpl } from "@connectrpc/connect";
import { DatasetService, DeconvService, ModelService, OcclusionService, TrainingService } from "@deconvscope/proto";
import type { ServiceContext } from "./service-context.ts";
import { createDatasetService } from "./services/dataset-service.ts";
import { createDeconvService } from "./services/deconv-service.ts";
import { createModelService } from "./services/model-service.ts";
import { createOcclusionService } from "./services/occlusion-service.ts";
import { createTrainingService } from "./services/training-service.ts";

/** What takes services: a Connect router, or the gRPC server. */
export interface ServiceRouter {
  service<Service extends DescService>(service: Service, implementation: Partial<ServiceImpl<Service>>): unknown;
}

/** Every service there is; a method that is not built yet answers UNIMPLEMENTED. */
export function createRoutes(context: ServiceContext): (router: ServiceRouter) => void {
  const deconv = createDeconvService(context);
  const training = createTrainingService(context);
  return (router) => {
    router.service(ModelService, createModelService(context));
    router.service(DeconvService, deconv);
    router.service(DatasetService, createDatasetService(context));
    router.service(OcclusionService, createOcclusionService(context));
    router.service(TrainingService, training);
  };
}
