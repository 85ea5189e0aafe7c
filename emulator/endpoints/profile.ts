import type { ProfileApi } from '../../src/api/profile';
import type { Endpoints } from '../endpoint';
import { anyText, flag, oneOf, optional, record, text } from '../shape';
import { checkCustomData } from '../users/custom';
import { profileOf } from '../users/profile';

/** Fields a user may change; everything else in the request is ignored. */
const editable = [
  'name',
  'nickname',
  'photo',
  'externalId',
  'birthdate',
  'country',
  'province',
  'city',
  'address',
  'streetAddress',
  'postalCode',
  'gender',
  'username',
  'company',
  'identityNumber',
] as const;

const texts = Object.fromEntries(editable.map((name) => [name, optional(anyText)]));

export const profileEndpoints: Endpoints<ProfileApi> = {
  getProfile: {
    fields: {
      withCustomData: optional(flag),
      withIdentities: optional(flag),
      withDepartmentIds: optional(flag),
    },
    handle(context, include) {
      return profileOf(context.user, context.scope, include);
    },
  },
  updateProfile: {
    fields: {
      ...texts,
      username: optional(text),
      gender: optional(oneOf('M', 'F', 'U')),
      customData: optional(record),
    },
    handle(context, params) {
      const { user } = context;
      if (params.username !== undefined) context.accounts.claim({ username: params.username }, user);
      if (params.customData) Object.assign(user.customData, checkCustomData(context, params.customData));
      for (const name of editable)
        if (params[name] !== undefined) Object.assign(user, { [name]: params[name] });
      context.accounts.touch(user);
      return profileOf(user, context.scope, { withCustomData: true });
    },
  },
};
