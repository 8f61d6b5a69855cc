import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Face } from './face';

afterEach(cleanup);

it('a face is a pattern and a letter, and nobody’s face is neither', () => {
  const drawn = render(<Face username="bo" name="Bo" size={34} />).container;
  expect(drawn.querySelector('text')?.textContent).toBe('B');
  expect(drawn.querySelector('path')).not.toBeNull();
  const nobody = render(<Face username="" name="deleted member" size={34} />).container;
  expect(nobody.querySelector('svg')?.childElementCount).toBe(0);
  expect(nobody.querySelector('svg')?.getAttribute('class')).not.toContain('who-');
});
