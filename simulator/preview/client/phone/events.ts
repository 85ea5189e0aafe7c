/** What glass-easel calls a listener with, as far as it matters here. */
export interface EventLike {
  type: string;
  timeStamp: number;
  detail: unknown;
  mark: object | null;
  target: NodeLike;
  currentTarget: NodeLike;
  touches?: unknown;
  changedTouches?: unknown;
}

interface NodeLike {
  id: string;
  dataset: object | null;
  /** The component in glass-easel, where the node is its public face. */
  _$?: { $$?: unknown };
  $$?: unknown;
}

/** The event as WeChat hands it to a mini program: the nodes in it are plain descriptions. Its functions stay those of the event. */
export function plainEvent(event: EventLike): EventLike {
  const described = Object.create(event) as EventLike;
  for (const name of ['type', 'timeStamp', 'detail', 'mark', 'touches', 'changedTouches'] as const) {
    if (event[name] !== undefined)
      Object.defineProperty(described, name, { value: event[name], enumerable: true });
  }
  Object.defineProperty(described, 'target', { value: describe(event.target), enumerable: true });
  Object.defineProperty(described, 'currentTarget', {
    value: describe(event.currentTarget),
    enumerable: true,
  });
  return described;
}

function describe(node: NodeLike): object {
  const element = node._$?.$$ ?? node.$$;
  const place =
    element instanceof HTMLElement ? { offsetLeft: element.offsetLeft, offsetTop: element.offsetTop } : {};
  return { id: node.id, ...place, dataset: { ...node.dataset } };
}
