import type { PlacedComponent } from '../../../simulator';
import type { Stage } from './walk';

/** Lets a user of the login component do what makes it send an event. */
export async function driveLogin(component: PlacedComponent, event: string, stage: Stage): Promise<void> {
  const { realm, sim, watch } = stage;
  const links = () => (component.data.links ?? []) as { isPrivacy?: boolean }[];
  const choose = () => {
    component.fire('onChoose', {}, { dataset: { name: 'wechat' } });
    if (component.data.asking) component.fire('onAgreeTap');
  };
  await watch.settle();
  switch (event) {
    case 'cancel':
      component.fire('onCancel');
      return;
    case 'agreement':
      component.fire(
        'onAgreement',
        {},
        { dataset: { index: links().findIndex(({ isPrivacy }) => !isPrivacy) } },
      );
      return;
    case 'error':
      sim.network.failNext('timeout');
      choose();
      break;
    case 'login':
      choose();
      break;
    default:
      throw new Error(`the login component has no event "${event}"`);
  }
  await realm.until(
    () => component.data.busy === false && component.events.some(({ type }) => type === event),
  );
}
