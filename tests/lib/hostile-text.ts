// Texts that want to be run: every way into a page that is known here, in every place that the grammar of
// texts has. What runs, sets `window.__pwned`. Plain data; also read by the client's unit tests.

const run = '__pwned=1';

/** What a page would run if it took text for HTML, addresses or styles. */
const CORES: readonly string[] = [
  `<script>${run}</script>`,
  `<script src=data:,${run}></script>`,
  `</script><script>${run}</script>`,
  `<img src=x onerror=${run}>`,
  `<img src=x onerror="${run}">`,
  `"><img src=x onerror=${run}>`,
  `'><img src=x onerror=${run}>`,
  `<img/src/onerror=${run}>`,
  `<IMG SRC=x OnErRoR=${run}>`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<svg><style><img src=x onerror=${run}></style></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${run}>`,
  `<body onload=${run}>`,
  `<iframe src="javascript:${run}"></iframe>`,
  `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  `<object data="javascript:${run}"></object>`,
  `<embed src="javascript:${run}">`,
  `<a href="javascript:${run}">x</a>`,
  `<form action="javascript:${run}"><button>x</button></form>`,
  `<button formaction="javascript:${run}" autofocus onfocus=${run}>x</button>`,
  `<input autofocus onfocus=${run}>`,
  `<details open ontoggle=${run}>`,
  `<video><source onerror=${run}></video>`,
  `<audio src=x onerror=${run}></audio>`,
  `<marquee onstart=${run}>`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  `<base href="javascript:/${run}/">`,
  `<link rel=stylesheet href="data:text/css,*{background:url(javascript:${run})}">`,
  `<style>@import 'javascript:${run}';</style>`,
  `<div style="background:url(javascript:${run})">x</div>`,
  `<template><img src=x onerror=${run}></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<!--><img src=x onerror=${run}>-->`,
  `<![CDATA[<img src=x onerror=${run}>]]>`,
  `&lt;img src=x onerror=${run}&gt;`,
  `&#60;script&#62;${run}&#60;/script&#62;`,
  `\\u003cscript\\u003e${run}\\u003c/script\\u003e`,
  `{{constructor.constructor('${run}')()}}`,
  `\${${run}}`,
  `javascript:${run}`,
  `JaVaScRiPt:${run}`,
  `java\tscript:${run}`,
  ` javascript:${run}`,
  `javascript&colon;${run}`,
  `javascript://%0a${run}`,
  `vbscript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `data:text/html;base64,PHNjcmlwdD5fX3B3bmVkPTE8L3NjcmlwdD4=`,
  `blob:https://a.example/${run}`,
  `https://a.example/"onmouseover="${run}`,
  `https://a.example/<script>${run}</script>`,
  `https://a.example/'-${run}-'`,
  `mailto:a@a.example?body=<script>${run}</script>`,
  `\u202e<script>${run}</script>\u202c`,
  `\ufeff<script>${run}</script>`,
  `＜script＞${run}＜/script＞`,
  `<scr\u200bipt>${run}</scr\u200bipt>`,
  `x" style="position:fixed;inset:0;background:red" y="`,
];

/** The places a text has. */
const PLACES: readonly ((core: string) => string)[] = [
  (core) => core,
  (core) => `**${core}**`,
  (core) => `||${core}||`,
  (core) => `\`${core}\``,
  (core) => `\`\`\`html\n${core}\n\`\`\``,
  (core) => `\`\`\`${core}\nx\n\`\`\``,
  (core) => `[${core}](https://a.example)`,
  (core) => `[x](${core})`,
  (core) => `[x](<${core}>)`,
  (core) => `<${core}>`,
  (core) => `# ${core}`,
  (core) => `> ${core}`,
  (core) => `- ${core}\n  1. ${core}`,
  (core) => `@${core} <@${core}>`,
  (core) => `#${core} <#${core}>`,
  (core) => `:${core}: <t:${core}:R>`,
];

/** What breaks a layout rather than a page: too long, too high, turned round. */
export const UGLY: readonly string[] = [
  'W'.repeat(3000),
  `https://a.example/${'a'.repeat(2000)}`,
  '\u202e'.repeat(50) + 'turned',
  'Z\u0351\u036b\u0343\u036a\u0302\u036b'.repeat(120),
  '\u0e47'.repeat(1000),
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿'.repeat(200),
  '👨‍👩‍👧‍👦'.repeat(150),
  '﷽'.repeat(400),
  `\`${'x'.repeat(1500)}\``,
  `\`\`\`\n${'x'.repeat(1500)}\n\`\`\``,
  `||${'W'.repeat(1500)}||`,
  `# ${'W'.repeat(1500)}`,
  '> '.repeat(800),
  '  - a\n'.repeat(300),
  Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth * 2)}- deeper`).join('\n'),
  `999999999. ${'W'.repeat(400)}`,
  '\u2028'.repeat(100) + 'x',
  '\u200b'.repeat(2000) + 'x',
  '@'.repeat(2000),
  '*'.repeat(2000),
  `[${'W'.repeat(800)}](https://a.example)`,
];

/** Bare, for fields that have no marks. */
export function hostileLines(): string[] {
  return [...CORES, ...UGLY];
}

/** More than 900. */
export function hostileTexts(): string[] {
  return [...CORES.flatMap((core) => PLACES.map((place) => place(core))), ...UGLY];
}
