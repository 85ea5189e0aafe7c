// The fonts of the system: those of VitePress have no Chinese characters.
import './style.css';

export { default } from 'vitepress/theme-without-fonts';
