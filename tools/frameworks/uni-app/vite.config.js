import { defineConfig } from 'vite';
import uni from '@dcloudio/vite-plugin-uni';

// The package is CommonJS for Node and an ES module for vite, which loads this file as the former.
export default defineConfig({ plugins: [(uni.default ?? uni)()] });
