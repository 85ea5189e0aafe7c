export default { navigationBarTitleText: 'Phone' };
