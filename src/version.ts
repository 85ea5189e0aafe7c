/** Version of the SDK, sent to the server with every request. */
export const version = '5.0.0-rc.1';
