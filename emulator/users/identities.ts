import { randomUUID } from 'node:crypto';
import type { Identity } from '../../types/index';
import type { User } from '../state';
import type { MiniProgram, WechatUser } from '../wechat/state';

/** Adds the WeChat identity to a user, once per connection. */
export function linkWechat(user: User, program: MiniProgram, wechatUser: WechatUser): void {
  const { openid, unionid } = wechatUser;
  const wanted: [string, string][] = unionid
    ? [
        ['openid', openid],
        ['unionid', unionid],
      ]
    : [['openid', openid]];
  for (const [type, userIdInIdp] of wanted) {
    const known = user.identities.find((each) => each.type === type && each.userIdInIdp === userIdInIdp);
    if (known) {
      if (!known.originConnIds.includes(program.connId)) known.originConnIds.push(program.connId);
    } else {
      user.identities.push(newIdentity(type, userIdInIdp, program, { openid, unionid }));
    }
  }
}

function newIdentity(
  type: string,
  userIdInIdp: string,
  program: MiniProgram,
  userInfoInIdp: unknown,
): Identity {
  return {
    identityId: randomUUID(),
    extIdpId: program.extIdpId,
    provider: 'wechat',
    type,
    userIdInIdp,
    userInfoInIdp,
    originConnIds: [program.connId],
  };
}
