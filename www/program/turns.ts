/** The one client of the schedules in turns that the whole page shares. */
import { TurnsClient } from '../engine/turns-client';

export const turns = new TurnsClient();
