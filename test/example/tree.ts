/** A rendered node of miniprogram-simulate: its attributes and children, or a text. */
export interface TreeNode {
  tagName: string;
  attrs: { name: string; value: unknown }[];
  event: { [name: string]: { handler: string } };
  children: (TreeNode | string)[];
}

/** An attribute of a node. */
export function attr(node: TreeNode, name: string): unknown {
  return node.attrs.find((each) => each.name === name)?.value;
}

/** A node and everything below it. */
export function all(node: TreeNode): TreeNode[] {
  return [node, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
}

/** The first node with a class. */
export function find(tree: TreeNode, className: string): TreeNode | undefined {
  return all(tree).find((node) => classes(node).includes(className));
}

function classes(node: TreeNode): string[] {
  const value = attr(node, 'class');
  return typeof value === 'string' ? value.split(' ') : [];
}

/** All text below a node. */
export function textOf(node: TreeNode | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join(' ');
}
