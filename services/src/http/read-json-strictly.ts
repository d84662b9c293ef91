import type { DescMessage, DescService } from "@bufbuild/protobuf";
import { type ConnectRouter, createServiceImplSpec, type ServiceImpl } from "@connectrpc/connect";
import { toConnectError } from "../errors.ts";
import { RequestError } from "../request-error.ts";
import { checkJson } from "../requests/check-json.ts";
import type { ServiceRouter } from "../routes.ts";

/**
 * Has a router refuse requests in JSON by the field that is wrong. Connect would leave out fields and enum values that there
 * are not, and tell wrong types in its own words.
 */
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
        checkJson(input, JSON.parse(text));
      } catch (error) {
        throw toConnectError(
          error instanceof SyntaxError
            ? new RequestError("invalid", `the request is no JSON: ${error.message}`)
            : error,
        );
      }
      return text;
    },
  };
}
