import type { DescMessage, DescService } from "@bufbuild/protobuf";
import { type ConnectRouter, createServiceImplSpec, type ServiceImpl } from "@connectrpc/connect";
import { toConnectError } from "../errors.ts";
import { checkJsonNames } from "../requests/check-json-names.ts";
import type { ServiceRouter } from "../routes.ts";

/** Has a router refuse requests in JSON whose fields or enum values there are not, which Connect would leave out. */
export function readJsonStrictly(router: ConnectRouter): ServiceRouter {
  return {
    service<Service extends DescService>(service: Service, implementation: Partial<ServiceImpl<Service>>): void {
      for (const { method, impl } of Object.values(createServiceImplSpec(service, implementation).methods)) {
        // A method's own options are asked once more which protocols it has.
        const options = {
          grpc: false,
          jsonOptions: { ignoreUnknownFields: false, textDecoder: decoderOf(method.input) },
        };
        router.rpc(method, impl, options);
      }
    },
  };
}

/** Connect has no other place where a method's message is still JSON. */
function decoderOf(input: DescMessage) {
  const decoder = new TextDecoder();
  return {
    decode(bytes?: Uint8Array): string {
      const text = decoder.decode(bytes);
      try {
        checkJsonNames(input, JSON.parse(text));
      } catch (error) {
        // The reader behind says where it stops to be JSON.
        if (!(error instanceof SyntaxError)) {
          throw toConnectError(error);
        }
      }
      return text;
    },
  };
}
