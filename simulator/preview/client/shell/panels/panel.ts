import type { TextName } from '../texts';

/** One of the views beside the phone. */
export interface Panel {
  name: TextName & ('requests' | 'storage' | 'session' | 'codes' | 'console');
  /** What stands behind the name, such as a number. */
  badge(): string;
  /** Whether the number stands for something that went wrong. */
  isAlarming?(): boolean;
  render(): Node[];
}
