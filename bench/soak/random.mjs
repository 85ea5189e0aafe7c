/** Random numbers, the same for the same seed (mulberry32). */
export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** From 0 to 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(low, high) {
    return low + this.next() * (high - low);
  }

  /** A whole number, both ends included. */
  whole(low, high) {
    return Math.floor(this.between(low, high + 1));
  }

  chance(probability) {
    return this.next() < probability;
  }

  pick(list) {
    return list[this.whole(0, list.length - 1)];
  }

  /** So many points in time between two others, in order. */
  times(count, from, to) {
    return Array.from({ length: count }, () => this.between(from, to)).sort((a, b) => a - b);
  }
}
