import { useState } from 'react';
import { Button, Text, View } from '@tarojs/components';
import { authing } from '../../authing.js';

export default function Phone() {
  const [message, setMessage] = useState('');

  const onPhone = async ({ detail }) => {
    // Missing when the user declined.
    if (!detail.code) return;
    try {
      const { phone } = await authing.loginByPhone({ phoneCode: detail.code });
      setMessage(phone || 'This number belongs to another account');
    } catch (error) {
      setMessage(error.message);
    }
  };

  return (
    <View>
      <Text id="state">{message}</Text>
      <Button id="phone" openType="getPhoneNumber" onGetPhoneNumber={onPhone}>
        Sign in with this phone number
      </Button>
    </View>
  );
}
