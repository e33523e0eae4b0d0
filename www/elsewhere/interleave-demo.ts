/** The script for another site: `<script type="module" src="…/interleave-demo.js">`. */
import { defineDemoFrame } from './demo-frame';

defineDemoFrame();
