/** Version of this package, sent with every request. */
export const version = '5.0.0-alpha.0';
