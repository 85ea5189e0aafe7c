export default { navigationBarTitleText: 'Sign in' };
