// The steps of a documentation page: files to write and commands to run, in the order of the page.
import { readFileSync } from 'node:fs';

const fence = /^```(\w+)\n([\s\S]*?)^```$/gm;
const pathComment = /^(?:\/\/|<!--) ([\w./-]+\.\w+)(?: -->)?\n/;
// JSON has no comments, so its path stands in the line above.
const pathAbove = /`([\w./-]+\.json)`[:：]\n\n$/;

function stepOf(text, { index, 1: language, 2: code }) {
  const line = text.slice(0, index).split('\n').length;
  if (language === 'sh') return { line, command: code };
  const path = language === 'json' ? pathAbove.exec(text.slice(0, index))?.[1] : pathComment.exec(code)?.[1];
  if (!path) throw new Error(`The ${language} block at line ${line} does not say which file it is.`);
  return { line, path, content: code };
}

export function stepsOf(file) {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(fence)].map((match) => stepOf(text, match));
}
