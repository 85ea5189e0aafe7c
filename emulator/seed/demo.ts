import type { Seed } from './index';

/** What every emulator has: the application of the documentation's examples, a mini program, and two people with WeChat. */
export const baseSeed: Seed = {
  userPoolId: 'GEN_AUTH_USERPOOL_ID',
  apps: [{ appId: 'GEN_AUTH_APP_ID', appSecret: 'GEN_AUTH_APP_SECRET', appName: '示例小程序' }],
  miniPrograms: [
    {
      appId: 'wx4f4bc4dec97d474b',
      appSecret: '0123456789abcdef0123456789abcdef',
      name: '示例小程序',
      extIdpConnidentifier: 'my-wxapp',
      extIdpId: '64c0ffee00000000000000a1',
      connId: '64c0ffee00000000000000b1',
    },
  ],
  wechatUsers: [
    {
      openid: 'o1p9H4wAgb9uTqpxG5Z1g0pIr3FE',
      unionid: 'o0pqE6Fbr5M-exSu_PeL_sjwN44U',
      phone: '18812345678',
      nickName: '林晓雨',
      avatarUrl: 'https://thirdwx.qlogo.cn/mmopen/vi_32/demo-linxiaoyu/132',
      gender: 2,
      country: 'CN',
      province: 'Guangdong',
      city: 'Guangzhou',
    },
    {
      openid: 'o1p9H4zSecondWechatUserDemo0',
      unionid: 'o0pqE6SecondWechatUserDemo00',
      phone: '13900001111',
      nickName: '周子航',
      avatarUrl: 'https://thirdwx.qlogo.cn/mmopen/vi_32/demo-zhouzihang/132',
      gender: 1,
      country: 'CN',
      province: 'Zhejiang',
      city: 'Hangzhou',
    },
  ],
};

/** A small company: people in departments with roles, groups, tenants and permissions. */
export const demoSeed: Seed = {};
