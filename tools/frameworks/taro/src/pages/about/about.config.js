export default { navigationBarTitleText: 'About' };
