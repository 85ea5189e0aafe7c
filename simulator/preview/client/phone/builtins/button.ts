import type { ComponentSpace } from 'glass-easel';
import { define, type Part } from '../builtin';
import type { Environment } from '../environment';
import { resetForm, submitForm } from './form';
import { makeHoverable } from './hover';

/** Registers `button`, whose attributes WeChat's own style sheet looks at. */
export function defineButton(space: ComponentSpace, { bridge }: Environment): void {
  define(space, 'wx-button', {
    properties: {
      size: 'default',
      type: 'default',
      plain: false,
      disabled: false,
      loading: false,
      formType: '',
      openType: '',
      lang: 'en',
      sessionFrom: '',
      scope: '',
      appParameter: '',
      sendMessageTitle: '',
      sendMessagePath: '',
      sendMessageImg: '',
      showMessageCard: false,
      phoneNumberNoQuotaToast: true,
      name: '',
    },
    create(part) {
      makeHoverable(part, 'button-hover');
      part.element.setAttribute('role', 'button');
      part.on('tap', () => void tap(part, bridge));
    },
    update(part) {
      const { element } = part;
      element.setAttribute('type', part.text('type'));
      element.setAttribute('size', part.text('size'));
      for (const name of ['plain', 'disabled', 'loading']) element.toggleAttribute(name, part.is(name));
      if (part.text('openType')) element.setAttribute('open-type', part.text('openType'));
    },
  });
}

async function tap(part: Part, bridge: Environment['bridge']): Promise<void> {
  if (part.is('disabled')) return;
  if (part.text('formType') === 'submit') submitForm(part);
  if (part.text('formType') === 'reset') resetForm(part);
  const types = part.text('openType').split('|').filter(Boolean);
  if (types.length === 0) return;
  const tapped = { types, id: part.id, toastsNoQuota: part.is('phoneNumberNoQuotaToast') };
  for (const { type, detail } of await bridge.tapButton(tapped)) part.send(type, detail);
}
