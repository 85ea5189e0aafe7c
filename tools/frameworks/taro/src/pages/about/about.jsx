import { useState } from 'react';
import { useLoad } from '@tarojs/taro';
import { Text } from '@tarojs/components';

export default function About() {
  const [id, setId] = useState('');
  useLoad((query) => setId(query.id));
  return <Text id="state">{id}</Text>;
}
