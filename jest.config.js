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
  // What `npm run coverage` measures: which lines and branches of the SDK some test runs.
  collectCoverageFrom: ['src/**/*.ts'],
  coverageDirectory: '<rootDir>/.build/coverage',
  coverageReporters: ['text', 'json-summary'],
  coverageThreshold: { global: { lines: 98, branches: 98 } },
};
