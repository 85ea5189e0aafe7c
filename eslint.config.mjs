import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'lib/',
      'miniprogram_dist/',
      '.build/',
      'coverage/',
      '**/miniprogram_npm/',
      '**/node_modules/',
      'test/types/',
      'test/browser/fixtures/**/*.ts',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.node.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-console': 'error',
    },
  },
  {
    // The page of the preview runs in a browser.
    files: ['simulator/preview/client/**/*.ts'],
    languageOptions: { parserOptions: { project: './simulator/preview/client/tsconfig.json' } },
  },
  {
    files: ['src/**/*.ts', 'types/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    // A group may lend a function to another: the installer gives it its `this`.
    files: ['src/methods/**/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Matchers such as `expect.any` are typed `any`; functions are taken off objects on purpose.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        require: 'readonly',
        module: 'writable',
        process: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        __dirname: 'readonly',
      },
    },
  },
  {
    files: ['components/**/*.js', 'example-miniprogram/**/*.js', 'tools/frameworks/native/**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        wx: 'readonly',
        App: 'readonly',
        Page: 'readonly',
        Component: 'readonly',
        getApp: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        require: 'readonly',
        module: 'writable',
      },
    },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/browser/fixtures/**/*.js'],
    languageOptions: {
      globals: {
        wx: 'readonly',
        App: 'readonly',
        Page: 'readonly',
        Component: 'readonly',
        Behavior: 'readonly',
        getApp: 'readonly',
        getCurrentPages: 'readonly',
      },
    },
  },
  {
    files: ['test/browser/*.mjs'],
    languageOptions: {
      globals: {
        fetch: 'readonly',
        document: 'readonly',
        getComputedStyle: 'readonly',
        localStorage: 'readonly',
        URL: 'readonly',
      },
    },
  },
  {
    files: [
      'bench/**',
      'scripts/**',
      'example-server/**',
      'test/browser/run.mjs',
      'tools/**',
      'emulator/cli.ts',
      'rollup.config.mjs',
    ],
    rules: { 'no-console': 'off' },
  },
);
