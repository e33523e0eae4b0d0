import { describe, expect, it } from 'vitest';
import { readStepLink, writeStepLink } from './schedules';

describe('a link to a moment of a run', () => {
  it('carries the schedule and the text', async () => {
    const link = { demo: 'race', file: 'race.py', schedule: '0x10,1x2', text: 'print("ü")\n' };
    expect(await readStepLink(`#${await writeStepLink(link)}`)).toEqual(link);
  });

  it('is short where the text is the lecture’s own', async () => {
    const link = { demo: 'race', file: 'race.py', schedule: '0x10,1x2', text: null };
    expect(await writeStepLink(link)).toBe('race?step=race.py&schedule=0x10,1x2');
    expect(await readStepLink('#race?step=race.py&schedule=0x10,1x2')).toEqual(link);
  });

  it('is none where only a section is named', async () => {
    expect(await readStepLink('#threads')).toBeNull();
  });

  it('survives damage', async () => {
    const link = await readStepLink('#race?step=race.py&schedule=0x1&text=%%%');
    expect(link).toEqual({ demo: 'race', file: 'race.py', schedule: '', text: null });
  });
});
