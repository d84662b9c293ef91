export * from "./gen/deconvscope/v1/dataset_pb.js";
export * from "./gen/deconvscope/v1/deconv_pb.js";
export * from "./gen/deconvscope/v1/image_pb.js";
export * from "./gen/deconvscope/v1/model_pb.js";
export * from "./gen/deconvscope/v1/occlusion_pb.js";
export * from "./gen/deconvscope/v1/tensor_pb.js";
export * from "./gen/deconvscope/v1/training_pb.js";
export * from "./gen/deconvscope/v1/unit_pb.js";
