import type {
  AccountDeletionGrant,
  DeleteAccountByPasswordParams,
  DeleteAccountParams,
  VerifyDeleteAccountRequestParams,
} from '../../types/account';
import { requireTexts } from '../arguments';
import type { Methods } from '../install';
import { call, callAs, signedIn } from '../session/authorized';
import { dataWith, done, type CommonMessage } from './answer';
import { withPasswords } from './encryption';

/** Deletes the account of the signed-in user, in two steps. Both need a session. */
export interface DeletionMethods {
  /**
   * First step of deleting the account: proves that the request comes from its user, by a code or the password. Nothing is deleted yet.
   * `POST /api/v3/verify-delete-account-request`
   *
   * @param params - `verifyMethod` and the payload that belongs to it: a code sent on `CHANNEL_DELETE_ACCOUNT`, or the password in plain
   * text, which is encrypted here when the client has the `encrypt` option
   * @returns a grant for `deleteAccount`, valid for about a minute
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2006 the password is wrong, 2037 or 2038 the address or number is not
   * of this account); `config` when `verifyMethod` or the password is missing; `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const passwordPayload = { password: 'passw0rd' };
   * const grant = await authing.deleteAccountRequest({ verifyMethod: 'PASSWORD', passwordPayload });
   * console.log(grant.tokenExpiresIn);
   */
  deleteAccountRequest(params: VerifyDeleteAccountRequestParams): Promise<AccountDeletionGrant>;
  /**
   * Deletes the account for good and ends the session: listeners of `onAuthStateChange` are called with `signedOut` and the reason
   * `deleted`.
   * `POST /api/v3/delete-account`
   *
   * @param grant - the result of `deleteAccountRequest`, valid for about a minute
   * @returns `{ code: 200, message }`, once the account is deleted
   * @throws GenAuthError of kind `api` (403 the grant is not valid or has expired); `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * await authing.sendSmsCode('13900001111', '', 'CHANNEL_DELETE_ACCOUNT');
   * const phonePassCodePayload = { phoneNumber: '13900001111', passCode: '123456' };
   * const grant = await authing.deleteAccountRequest({ verifyMethod: 'PHONE_PASSCODE', phonePassCodePayload });
   * await authing.deleteAccount(grant);
   * console.log(authing.user);
   */
  deleteAccount(grant: DeleteAccountParams): Promise<CommonMessage>;
}

export const deletionMethods: Methods<DeletionMethods> = {
  deleteAccountRequest(params) {
    // An app may call it with nothing.
    const { verifyMethod, passwordPayload } = (params || {}) as Partial<DeleteAccountByPasswordParams>;
    requireTexts(this.options, { verifyMethod });
    const grantOf = dataWith('deleteAccountToken');
    if (verifyMethod !== 'PASSWORD') return call(this, 'verifyDeleteAccountRequest', params).then(grantOf);
    const { password = '' } = passwordPayload || {};
    requireTexts(this.options, { password });
    return signedIn(this)
      .then((mark) =>
        withPasswords(this, { password }, (passwordPayload) =>
          callAs(this, mark, 'verifyDeleteAccountRequest', { verifyMethod: 'PASSWORD', passwordPayload }),
        ),
      )
      .then(grantOf);
  },

  deleteAccount(grant) {
    return signedIn(this).then((mark) =>
      callAs(this, mark, 'deleteAccount', grant).then((answer) => {
        if (this.session.isCurrent(mark)) this.session.end('deleted');
        return done(answer);
      }),
    );
  },
};
