import type { CustomData } from '../../types/common';
import type { Context } from '../context';
import { ApiFailure } from '../failures';

/** Returns the custom fields, or fails for one the pool has not defined. */
export function checkCustomData(context: Context, customData: CustomData): CustomData {
  const { customFields } = context.state;
  const unknown = Object.keys(customData).find((key) => customFields && !customFields.includes(key));
  if (unknown !== undefined) throw new ApiFailure('forbiddenField', unknown);
  return customData;
}
