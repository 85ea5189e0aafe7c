import { ApiFailure } from '../../../failure';
import { Host, type AsyncApi } from '../../../host';
import { BASE_LIBRARY } from '../../shared/protocol';

const host = new Host(BASE_LIBRARY, false);

/** Makes a function of `wx` out of what it does; the message of an error that it throws becomes its `errMsg`. */
export function call<Options extends object>(
  api: string,
  run: (options: Options) => object | void,
): AsyncApi<Options, object> {
  return host.async(api, (options: Options) => {
    try {
      return run(options) ?? {};
    } catch (error) {
      throw new ApiFailure(error instanceof Error ? error.message : String(error));
    }
  });
}
