import {
  type DescMessage,
  type DescMethod,
  type DescService,
  fromBinary,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { createServiceImplSpec, type Interceptor, type ServiceImpl } from "@connectrpc/connect";
import type { Server, ServiceDefinition, UntypedServiceImplementation } from "@grpc/grpc-js";
import { serveMethod } from "./serve-method.ts";
import { writeMessage } from "./write-message.ts";

/** Adds a Connect implementation of a service to a grpc-js server; methods it lacks answer UNIMPLEMENTED. */
export function addService<Service extends DescService>(
  server: Server,
  service: Service,
  implementation: Partial<ServiceImpl<Service>>,
  interceptors: Interceptor[],
): void {
  const specs = Object.values(createServiceImplSpec(service, implementation).methods);
  const definition: ServiceDefinition = Object.fromEntries(
    specs.map(({ method }) => [method.name, defineMethod(service, method)]),
  );
  const handlers: UntypedServiceImplementation = Object.fromEntries(
    specs.map((spec) => [spec.method.name, serveMethod(spec, interceptors)]),
  );
  server.addService(definition, handlers);
}

function defineMethod(service: DescService, { name, input, output }: DescMethod): ServiceDefinition[string] {
  return {
    path: `/${service.typeName}/${name}`,
    requestStream: true,
    responseStream: true,
    requestSerialize: (message: MessageShape<DescMessage>) => Buffer.from(toBinary(input, message)),
    requestDeserialize: (bytes: Buffer) => fromBinary(input, bytes),
    responseSerialize: (message: MessageShape<DescMessage>) => writeMessage(output, message),
    responseDeserialize: (bytes: Buffer) => fromBinary(output, bytes),
  };
}
