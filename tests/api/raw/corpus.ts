// Odd framings. Each is what an attacker puts in front of a second request; H stands for our host.
// `status` lists what may be answered; afterwards the connection must close and the second request,
// which follows at once, must never be answered.

export interface OddRequest {
  name: string;
  raw: string;
  status: number[];
}

const post = 'POST /api/sendmessage HTTP/1.1\r\nHost: H\r\nContent-Type: application/json\r\n';
const get = 'GET /up HTTP/1.1\r\nHost: H\r\n';
const chunks = '5\r\nhello\r\n0\r\n\r\n';
const bad = [400];

const framing: OddRequest[] = (
  [
    ['Content-Length then Transfer-Encoding', 'Content-Length: 5\r\nTransfer-Encoding: chunked'],
    ['Transfer-Encoding then Content-Length', 'Transfer-Encoding: chunked\r\nContent-Length: 5'],
    ['Transfer-Encoding gzip with a length', 'Transfer-Encoding: gzip\r\nContent-Length: 5'],
    ['Transfer-Encoding gzip', 'Transfer-Encoding: gzip'],
    ['Transfer-Encoding xchunked', 'Transfer-Encoding: xchunked'],
    ['Transfer-Encoding chunked, identity', 'Transfer-Encoding: chunked, identity'],
    ['Transfer-Encoding identity', 'Transfer-Encoding: identity'],
    ['Transfer-Encoding gzip, chunked', 'Transfer-Encoding: gzip, chunked'],
    ['Transfer-Encoding chunked twice in one field', 'Transfer-Encoding: chunked, chunked'],
    ['two Transfer-Encoding fields', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity'],
    [
      'two equal Transfer-Encoding fields',
      'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked',
    ],
    ['Transfer-Encoding in quotes', 'Transfer-Encoding: "chunked"'],
    ['Transfer-Encoding with a parameter', 'Transfer-Encoding: chunked;q=1'],
    ['Transfer-Encoding behind a vertical tab', 'Transfer-Encoding: \x0bchunked'],
    ['an empty Transfer-Encoding', 'Transfer-Encoding: '],
    ['space before the colon', 'Transfer-Encoding : chunked'],
    [
      'an underscore for the hyphen and a length',
      'Transfer_Encoding: chunked\r\nContent-Length: 5\r\nContent-Length: 6',
    ],
    ['Transfer-Encoding folded over two lines', 'Transfer-Encoding:\r\n chunked'],
    ['Content-Length 5, 5', 'Content-Length: 5, 5'],
    ['two equal Content-Length fields', 'Content-Length: 5\r\nContent-Length: 5'],
    ['two different Content-Length fields', 'Content-Length: 5\r\nContent-Length: 0'],
    ['Content-Length +5', 'Content-Length: +5'],
    ['Content-Length -5', 'Content-Length: -5'],
    ['Content-Length 0x5', 'Content-Length: 0x5'],
    ['Content-Length 5 5', 'Content-Length: 5 5'],
    ['Content-Length 5.0', 'Content-Length: 5.0'],
    ['Content-Length 5;', 'Content-Length: 5;'],
    ['an empty Content-Length', 'Content-Length: '],
    ['Content-Length of 2^64+1', 'Content-Length: 18446744073709551617'],
    ['Content-Length of 2^64+5', 'Content-Length: 18446744073709551621'],
    ['Content-Length of 40 nines', `Content-Length: ${'9'.repeat(40)}`],
    ['Content-Length in full-width digits', 'Content-Length: \xef\xbc\x95'],
  ] as const
).map(([name, fields]) => ({
  name,
  raw: `${post}${fields}\r\n\r\n${fields.includes('hunked') ? chunks : 'hello'}`,
  status: [...bad, 413, 501],
}));

const chunked: OddRequest[] = (
  [
    ['a chunk size that overflows', 'fffffffffffffffff\r\nhello\r\n0\r\n\r\n'],
    ['a chunk size of 2^64', '10000000000000000\r\n0\r\n\r\n'],
    ['a negative chunk size', '-5\r\nhello\r\n0\r\n\r\n'],
    ['a chunk size with a plus', '+5\r\nhello\r\n0\r\n\r\n'],
    ['a chunk size with 0x', '0x5\r\nhello\r\n0\r\n\r\n'],
    ['a chunk size with white space before', ' 5\r\nhello\r\n0\r\n\r\n'],
    ['a chunk size that is missing', '\r\nhello\r\n0\r\n\r\n'],
    ['a chunk without its line end', '5\r\nhello0\r\n\r\n'],
    ['a chunk longer than its size', '5\r\nhelloo\r\n0\r\n\r\n'],
    ['a chunk size that ends in a bare LF', '5\nhello\r\n0\r\n\r\n'],
    ['a chunk that ends in a bare LF', '5\r\nhello\n0\r\n\r\n'],
    ['a chunk size that ends in a bare CR', '5\rhello\r\n0\r\n\r\n'],
    ['a chunk extension with a bare LF', '5;a\nb\r\nhello\r\n0\r\n\r\n'],
    ['a chunk extension of 64 KiB', `5;${'x'.repeat(65536)}\r\nhello\r\n0\r\n\r\n`],
    ['a trailer with a bare LF', '5\r\nhello\r\n0\r\nX: y\n\r\n'],
    ['a trailer with a folded line', '5\r\nhello\r\n0\r\nX: y\r\n z\r\n\r\n'],
  ] as const
).map(([name, body]) => ({
  name,
  raw: `${post}Transfer-Encoding: chunked\r\n\r\n${body}`,
  status: [...bad, 413],
}));

const hosts: OddRequest[] = (
  [
    ['no Host', 'GET /up HTTP/1.1\r\n\r\n'],
    ['two Hosts', `${get}Host: evil.example\r\n\r\n`],
    ['two equal Hosts', `${get}Host: H\r\n\r\n`],
    ['an empty Host', 'GET /up HTTP/1.1\r\nHost: \r\n\r\n'],
    ['a Host with user information', 'GET /up HTTP/1.1\r\nHost: a@H\r\n\r\n'],
    ['a Host with a path', 'GET /up HTTP/1.1\r\nHost: H/x\r\n\r\n'],
    ['a Host with a space', 'GET /up HTTP/1.1\r\nHost: H x\r\n\r\n'],
    ['a list of Hosts', 'GET /up HTTP/1.1\r\nHost: H, evil.example\r\n\r\n'],
    ['a Host with a port that is none', 'GET /up HTTP/1.1\r\nHost: localhost:99999999\r\n\r\n'],
    ['a foreign absolute-form', 'GET http://evil.example/up HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['an absolute-form with user information', 'GET http://a@H/up HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['an asterisk with GET', 'GET * HTTP/1.1\r\nHost: H\r\n\r\n'],
    [
      'chunked on HTTP/1.0',
      `POST /api/sendmessage HTTP/1.0\r\nHost: H\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`,
    ],
  ] as const
).map(([name, raw]) => ({ name, raw, status: [400, 405, 421, 501] }));

const syntax: OddRequest[] = (
  [
    ['bare LF as line end', 'GET /up HTTP/1.1\nHost: H\n\n'],
    ['one bare LF among the fields', `${get}X: a\nY: b\r\n\r\n`],
    ['a bare CR in a value', `${get}X: a\rY: b\r\n\r\n`],
    ['a bare CR as line end', 'GET /up HTTP/1.1\rHost: H\r\r'],
    ['NUL in a value', `${get}X: a\0b\r\n\r\n`],
    ['NUL in a name', `${get}X\0: a\r\n\r\n`],
    ['NUL in the target', 'GET /u\0p HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['an escape in a value', `${get}X: a\x1bb\r\n\r\n`],
    ['DEL in a value', `${get}X: a\x7fb\r\n\r\n`],
    ['a folded line', `${get}X: a\r\n b\r\n\r\n`],
    ['a line folded by a tab', `${get}X: a\r\n\tb\r\n\r\n`],
    ['a first field that is folded', 'GET /up HTTP/1.1\r\n X: a\r\nHost: H\r\n\r\n'],
    ['space before a colon', `${get}X : a\r\n\r\n`],
    ['tab before a colon', `${get}X\t: a\r\n\r\n`],
    ['no colon', `${get}just words\r\n\r\n`],
    ['an empty name', `${get}: a\r\n\r\n`],
    ['a name with brackets', `${get}X(Y): a\r\n\r\n`],
    ['a name beyond ASCII', `${get}X\xff: a\r\n\r\n`],
    ['0xFF in the target', 'GET /\xff HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['a dot-dot target', 'GET /../etc/passwd HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['a dot-dot target, encoded', 'GET /%2e%2e/etc/passwd HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['a dot-dot inside, half encoded', 'GET /assets/.%2E/up HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['an encoded NUL', 'GET /up%00 HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['an encoding that is no UTF-8', 'GET /%ff%fe HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['an overlong encoding', 'GET /%c0%ae%c0%ae/ HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['half an encoding', 'GET /up%2 HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['an encoding that is none', 'GET /up%zz HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['a fragment', 'GET /up#x HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['a target without its slash', 'GET up HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['a backslash target', 'GET \\up HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['two spaces in the first line', 'GET  /up HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['a tab in the first line', 'GET\t/up HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['a space behind the version', 'GET /up HTTP/1.1 \r\nHost: H\r\n\r\n'],
    ['a space in the target', 'GET /u p HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['a method in small letters', 'get /up HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['an unknown method', 'BREW /up HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['TRACE', 'TRACE /up HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['an empty method', ' /up HTTP/1.1\r\nHost: H\r\n\r\n'],
    ['HTTP/0.9', 'GET /up\r\n\r\n'],
    ['HTTP/1.2', 'GET /up HTTP/1.2\r\nHost: H\r\n\r\n'],
    ['HTTP/2.0', 'GET /up HTTP/2.0\r\nHost: H\r\n\r\n'],
    ['the HTTP/2 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['HTTP in small letters', 'GET /up http/1.1\r\nHost: H\r\n\r\n'],
    ['HTTP/1.10', 'GET /up HTTP/1.10\r\nHost: H\r\n\r\n'],
    ['garbage', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n'],
    ['an Expect that is not known', `${post}Expect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}`],
    ['a compressed body', `${post}Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello`],
  ] as const
).map(([name, raw]) => ({ name, raw, status: [400, 404, 405, 415, 417, 501, 505] }));

const sizes: OddRequest[] = [
  {
    name: '16 KiB and more of fields',
    raw: `${get}X: ${'x'.repeat(16 * 1024)}\r\n\r\n`,
    status: [431],
  },
  {
    name: '101 fields',
    raw: `${get}${Array.from({ length: 101 }, (_, i) => `X${i}: a\r\n`).join('')}\r\n`,
    status: [431],
  },
  {
    name: 'a target above 8 KiB',
    raw: `GET /${'x'.repeat(8 * 1024)} HTTP/1.1\r\nHost: H\r\n\r\n`,
    status: [414],
  },
  {
    name: '51 cookies',
    raw: `${get}Cookie: ${Array(51).fill('a=b').join('; ')}\r\n\r\n`,
    status: [431],
  },
  {
    name: '50 fields of one cookie each and one more',
    raw: `${get}${'Cookie: snug=a\r\n'.repeat(51)}\r\n`,
    status: [400, 431],
  },
  {
    name: 'a body above its bound',
    raw: `${post}Content-Length: 10000000\r\n\r\n{}`,
    status: [413],
  },
  {
    name: 'a body of 2^63',
    raw: `${post}Content-Length: 9223372036854775808\r\n\r\n{}`,
    status: [400, 413],
  },
  {
    name: 'a chunked body above its bound',
    raw: `${post}Transfer-Encoding: chunked\r\n\r\n${`1000\r\n${'x'.repeat(4096)}\r\n`.repeat(20)}`,
    status: [413],
  },
  {
    name: 'a first line without end',
    raw: `GET /${'y'.repeat(40 * 1024)}`,
    status: [400, 414, 431],
  },
];

export const corpus: OddRequest[] = [...framing, ...chunked, ...hosts, ...syntax, ...sizes];
