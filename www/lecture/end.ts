/** What stands at the lecture's end is loaded when the reader comes near it, or has been here for a while. */
import { whenNear } from '../elements/when-near';

/** Nobody reads to the end sooner, but some print. */
const LATER_MILLISECONDS = 3000;

/** Sees to it that the end is loaded in time, once it is drawn. */
export function loadEndInTime(): void {
  const load = () => {
    void import('../elements/lecture-end');
  };
  const end = document.querySelector('.lecture-end');
  if (end !== null) whenNear(end, load);
  setTimeout(load, LATER_MILLISECONDS);
}
