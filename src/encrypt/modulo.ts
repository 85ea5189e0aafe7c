import type { Bytes } from './bytes';
import { moduloLimbs } from './limbs';
import { moduloNative } from './native';
import type { Modulo } from './residue';

/** Numbers modulo the one that bytes write, the first of which is not 0. */
export const modulo: (modulus: Bytes) => Modulo = moduloNative || moduloLimbs;
