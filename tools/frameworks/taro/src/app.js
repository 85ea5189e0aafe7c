import { useLaunch } from '@tarojs/taro';
import { authing } from './authing.js';

export default function App({ children }) {
  useLaunch(() => {
    // The page awaits the same run and shows its failure.
    authing.ensureLogin().catch(() => undefined);
  });
  return children;
}
