import { type DescFile, type DescMessage, type DescService, fromBinary, toBinary } from "@bufbuild/protobuf";
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
      Object.values(health).map(({ originalName, requestType }) => [
        `health ${originalName}`,
        { ...requestType, fileDescriptorProtos: requestType.fileDescriptorProtos.map(nameMapEntries) },
      ]),
    ),
  };
}

function describeMessage(message: DescMessage, fileDescriptorProtos: Buffer[]) {
  return { format: "Protocol Buffer 3 DescriptorProto" as const, type: message.proto, fileDescriptorProtos };
}

/** What protobuf.js writes of maps, as protobuf demands: the entry of `statuses` is `StatusesEntry`. Go's clients insist. */
function nameMapEntries(bytes: Uint8Array): Buffer {
  const file = fromBinary(FileDescriptorProtoSchema, bytes);
  for (const message of file.messageType) {
    for (const entry of message.nestedType.filter(
      ({ name, options }) => options?.mapEntry && !name.endsWith("Entry"),
    )) {
      const field = message.field.find(({ typeName }) => typeName === entry.name);
      entry.name += "Entry";
      if (field !== undefined) {
        field.typeName = entry.name;
      }
    }
  }
  return Buffer.from(toBinary(FileDescriptorProtoSchema, file));
}
