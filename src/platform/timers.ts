// Timers belong to the platform, not to the language: declared here so that no web or Node typing is needed.
declare function setTimeout(callback: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** Runs `callback` after `ms`; returns the function that calls it off. */
export function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return function () {
    clearTimeout(timer);
  };
}
