import type { Translation } from '../../keys.ts';
import type fr from '../fr/problems.ts';

export default {} satisfies Translation<typeof fr>;
