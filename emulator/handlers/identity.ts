import type { IdentityApi } from '../../src/api/identity';
import { ApiFailure } from '../failures';
import type { Handlers } from '../handler';
import { text } from '../shape';
import type { Requests } from '../shape';

export const identityRequests: Requests<IdentityApi> = { unlinkExtIdp: { extIdpId: text } };

export const identityHandlers: Handlers<IdentityApi> = {
  getIdentities: (context) => context.user.identities,
  unlinkExtIdp(context, { extIdpId }) {
    const { user } = context;
    const rest = user.identities.filter((identity) => identity.extIdpId !== extIdpId);
    if (rest.length === user.identities.length) throw new ApiFailure('notFound', extIdpId);
    const hasName = user.phone || user.email || (user.username && user.password);
    if (rest.length === 0 && !hasName) throw new ApiFailure('lastSignInWay');
    user.identities = rest;
    context.accounts.touch(user);
    return undefined;
  },
};
