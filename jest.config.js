'use strict';

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  transform: {
    '\\.(ts|mjs)$': '<rootDir>/test/support/transform.js',
    'node_modules/jose/.+\\.js$': '<rootDir>/test/support/transform.js',
  },
  // jose is published as ES modules only.
  transformIgnorePatterns: ['node_modules/(?!jose/)'],
  testTimeout: 20000,
};
