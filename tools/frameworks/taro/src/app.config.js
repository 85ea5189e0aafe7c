export default { pages: ['pages/index/index', 'pages/about/about', 'pages/phone/phone'] };
