import { describe, expect, it } from 'vitest';
import { settingIn } from './find-setting';

function page(...parts: [tag: string, words: string][]): HTMLElement {
  const main = document.createElement('main');
  for (const [tag, words] of parts) {
    const element = document.createElement(tag);
    element.textContent = words;
    main.append(element);
  }
  return main;
}

describe('a setting that was looked for', () => {
  it('is the row that says it shortest, whatever the case', () => {
    const main = page(
      ['h2', 'How it looks'],
      ['label', 'The lamp The corner grows a little warmer'],
      ['label', 'Text size, also of the lamp and of everything else that stands in the room'],
    );
    expect(settingIn(main, ' LAMP ')?.textContent).toMatch(/^The lamp/);
    expect(settingIn(main, 'no such')).toBeUndefined();
    expect(settingIn(main, '  ')).toBeUndefined();
  });
});
