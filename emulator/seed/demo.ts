import { company } from './company';
import type { Seed, SeedUser } from './seed';

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

/** The password of every demo account. */
const password = 'passw0rd';

const users: SeedUser[] = [
  {
    userId: '650000000000000000000001',
    openid: 'o1p9H4zSecondWechatUserDemo0',
    username: 'zhouzihang',
    email: 'zhouzihang@example.com',
    emailVerified: true,
    phone: '13900001111',
    phoneVerified: true,
    password,
    name: '周子航',
    nickname: '子航',
    photo: 'https://files.example.com/avatars/zhouzihang.png',
    gender: 'M',
    birthdate: '1994-06-18',
    country: 'CN',
    province: '浙江',
    city: '杭州',
    company: '示例科技有限公司',
    externalId: 'E1001',
    roleCodes: ['member', 'editor'],
    groupCodes: ['beta-testers'],
    departments: [
      { departmentId: 'dept-frontend', isLeader: true, isMain: true, joinedAt: '2023-03-01T02:00:00.000Z' },
      { departmentId: 'dept-market', isLeader: false, isMain: false, joinedAt: '2024-07-15T02:00:00.000Z' },
    ],
    mainDepartmentId: 'dept-frontend',
    tenantIds: ['tenant-hangzhou'],
    publicAccountIds: ['650000000000000000000009'],
    customData: { level: 3, vip: true, hobby: '摄影' },
  },
  {
    userId: '650000000000000000000002',
    username: 'chensiyuan',
    email: 'chensiyuan@example.com',
    emailVerified: true,
    password,
    name: '陈思远',
    nickname: '思远',
    gender: 'M',
    company: '示例科技有限公司',
    roleCodes: ['member', 'admin'],
    groupCodes: ['core-team', 'beta-testers'],
    departments: [
      { departmentId: 'dept-company', isLeader: true, isMain: true, joinedAt: '2021-01-04T02:00:00.000Z' },
    ],
    mainDepartmentId: 'dept-company',
    tenantIds: ['tenant-hangzhou', 'tenant-shenzhen'],
    mfaEnabled: true,
    factors: [
      {
        factorType: 'OTP',
        profile: {},
        secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        recoveryCode: 'b8fd5d6c9e0f4a3b2c1d0e9f',
      },
    ],
  },
  {
    userId: '650000000000000000000003',
    username: 'wangruoxi',
    email: 'wangruoxi@example.com',
    emailVerified: true,
    phone: '13700002222',
    phoneVerified: true,
    password,
    name: '王若曦',
    nickname: '若曦',
    gender: 'F',
    company: '示例科技有限公司',
    roleCodes: ['member'],
    departments: [
      { departmentId: 'dept-hr', isLeader: false, isMain: true, joinedAt: '2022-09-13T02:00:00.000Z' },
    ],
    mainDepartmentId: 'dept-hr',
    mfaEnabled: true,
    factors: [
      { factorType: 'SMS', profile: { phoneNumber: '13700002222', phoneCountryCode: '+86' } },
      { factorType: 'EMAIL', profile: { email: 'wangruoxi@example.com' } },
    ],
  },
  {
    userId: '650000000000000000000004',
    username: 'lijianguo',
    name: '李建国',
    password,
    status: 'Suspended',
  },
  { userId: '650000000000000000000005', username: 'zhaolei', name: '赵磊', password, locked: true },
  {
    userId: '650000000000000000000006',
    username: 'zhangmin',
    name: '张敏',
    password,
    resetPasswordOnNextLogin: true,
  },
  { userId: '650000000000000000000007', username: 'sunyi', name: '孙怡', password, passwordExpired: true },
  {
    userId: '650000000000000000000009',
    username: 'frontdesk',
    name: '前台值班',
    nickname: '前台值班',
    password,
    roleCodes: ['member'],
  },
];

/** A small company: people in departments with roles, groups, tenants and permissions. */
export const demoSeed: Seed = {
  apps: [
    { appId: 'GEN_AUTH_APP_ID', appLoginUrl: 'https://shop.example.com/login' },
    { appId: 'GEN_AUTH_ADMIN_APP_ID', appName: '管理后台', appLoginUrl: 'https://admin.example.com/login' },
  ],
  users,
  directory: company,
  invitations: [
    {
      identifier: 'invite-hemeng',
      signature: 'demo-signature',
      invitee: { email: 'hemeng@example.com', inviteeName: '何萌' },
    },
  ],
};
