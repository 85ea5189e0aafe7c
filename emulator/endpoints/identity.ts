import type { IdentityApi } from '../../src/api/identity';
import { ApiFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import { text } from '../shape';

export const identityEndpoints: Endpoints<IdentityApi> = {
  getIdentities: { handle: (context) => context.user.identities },
  unlinkExtIdp: {
    fields: { extIdpId: text },
    handle(context, { extIdpId }) {
      const { user } = context;
      const rest = user.identities.filter((identity) => identity.extIdpId !== extIdpId);
      if (rest.length === user.identities.length) throw new ApiFailure('notFound', extIdpId);
      const hasName = user.phone || user.email || (user.username && user.password);
      if (rest.length === 0 && !hasName) throw new ApiFailure('lastSignInWay');
      user.identities = rest;
      context.accounts.touch(user);
      return undefined;
    },
  },
};
