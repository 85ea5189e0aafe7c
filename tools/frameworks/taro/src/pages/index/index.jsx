import { useState } from 'react';
import Taro, { useLoad } from '@tarojs/taro';
import { Button, Text, View } from '@tarojs/components';
import { authing } from '../../authing.js';

export default function Index() {
  const [userId, setUserId] = useState('');
  const [message, setMessage] = useState('');

  useLoad(async () => {
    try {
      const { id } = await authing.ensureLogin();
      setUserId(id);
    } catch (error) {
      setMessage(error.message);
    }
  });

  const signOut = async () => {
    await authing.logout();
    setUserId('');
  };
  const about = () => Taro.navigateTo({ url: `/pages/about/about?id=${userId}` });

  return (
    <View>
      <Text id="state">{userId || message || 'signed out'}</Text>
      {userId && (
        <Button id="sign-out" onTap={signOut}>
          Sign out
        </Button>
      )}
      <Button id="about" onTap={about}>
        About
      </Button>
    </View>
  );
}
