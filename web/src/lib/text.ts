// Words that depend on a number or a list, in the reader's language: the rules are asked of Intl, so
// that a language brings forms and no code.

import { perLocale } from './locale';

const pluralRules = perLocale((tag) => new Intl.PluralRules(tag));
const numbers = perLocale((tag) => new Intl.NumberFormat(tag));
const lists = perLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The form that fits `count`, with `#` replaced by the number as the language writes it. */
export function plural(count: number, forms: PluralForms): string {
  const form = forms[pluralRules().select(count)] ?? forms.other;
  return form.replaceAll('#', numbers().format(count));
}

/** "Maren, Tavi and Otis". */
export function listOf(names: readonly string[]): string {
  return lists().format(names);
}
