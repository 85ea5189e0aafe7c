import type { ComponentSpace } from 'glass-easel';
import type { Environment } from '../environment';
import { defineBasics } from './basic';
import { defineButton } from './button';
import { defineChoices } from './choice';
import { defineForm } from './form';
import { defineImage } from './image';
import { defineInputs } from './input';
import { definePicker } from './picker';
import { defineScrolling } from './scroll';

/** Registers WeChat's built-in components. */
export function defineBuiltIns(space: ComponentSpace, environment: Environment): void {
  defineBasics(space, environment);
  defineImage(space, environment);
  defineButton(space, environment);
  defineForm(space);
  defineInputs(space, environment);
  defineChoices(space);
  definePicker(space, environment);
  defineScrolling(space);
}
