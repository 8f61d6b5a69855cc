// Words that depend on a number, in the reader's language. One language for now: its rules are
// asked of Intl, so that a second one brings forms and no code.

const pluralRules = new Intl.PluralRules('en');
const numbers = new Intl.NumberFormat('en');

type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The form that fits `count`, with `#` replaced by the number as the language writes it. */
export function plural(count: number, forms: PluralForms): string {
  const form = forms[pluralRules.select(count)] ?? forms.other;
  return form.replaceAll('#', numbers.format(count));
}
