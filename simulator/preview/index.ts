export { runCommand } from './command';
export { startPreview } from './server/server';
export type { Preview, PreviewOptions } from './server/server';
export type { Bundle, Module, Part, Problem } from './shared/protocol';
