module.exports = {
  host: 'http://127.0.0.1:4010',
  appId: 'GEN_AUTH_APP_ID',
  extIdpConnidentifier: 'my-wxapp',
};
