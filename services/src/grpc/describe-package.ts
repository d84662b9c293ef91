import { type DescFile, type DescMessage, type DescService, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import type { ReflectionService } from "@grpc/reflection";
import { service as health } from "grpc-health-check";

type PackageDefinition = ConstructorParameters<typeof ReflectionService>[0];

/** What reflection tells clients: the services' files, all that these import, and health. */
export function describePackage(services: readonly DescService[]): PackageDefinition {
  const files = new Map<string, DescFile>();
  const collect = (file: DescFile): void => {
    if (!files.has(file.name)) {
      files.set(file.name, file);
      file.dependencies.forEach(collect);
    }
  };
  for (const service of services) {
    collect(service.file);
  }
  const fileDescriptorProtos = [...files.values()].map((file) =>
    Buffer.from(toBinary(FileDescriptorProtoSchema, file.proto)),
  );
  const messages = [...files.values()].flatMap(({ messages }) => messages);
  return {
    ...Object.fromEntries(
      messages.map((message) => [message.typeName, describeMessage(message, fileDescriptorProtos)]),
    ),
    ...Object.fromEntries(
      Object.values(health).map(({ originalName, requestType }) => [`health ${originalName}`, requestType]),
    ),
  };
}

function describeMessage(message: DescMessage, fileDescriptorProtos: Buffer[]) {
  return { format: "Protocol Buffer 3 DescriptorProto" as const, type: message.proto, fileDescriptorProtos };
}
