// Somebody with a token: asks as himself, posts, listens, brings others in. Tests read as what
// people do. Requests go straight to the address of the server that the person belongs to.
import { type Answer, type Asked, exchange } from './http.ts';
import { type StreamOptions, StreamReader } from './stream.ts';

export type Role = 'owner' | 'moderator' | 'member' | 'guest';

let counter = 0;

/** A name or nonce that no other test has used. */
export function unique(prefix: string): string {
  counter += 1;
  // Plain digits: l and 1 look alike, and whoever looks like another is refused.
  return `${prefix}${process.pid.toString(36)}${counter}`;
}

export class Person {
  constructor(
    readonly address: string,
    readonly username: string,
    readonly token: string,
  ) {}

  static passwordOf(username: string): string {
    return `${username} has a long password`;
  }

  get bearer(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` };
  }

  ask(method: string, path: string, body?: unknown, more: Partial<Asked> = {}): Promise<Answer> {
    const { headers, ...rest } = more;
    const asked: Asked = { method, path, headers: { ...this.bearer, ...headers }, ...rest };
    if (body !== undefined) asked.body = body;
    return exchange(this.address, asked);
  }

  async must(status: number, method: string, path: string, body?: unknown): Promise<any> {
    const answer = await this.ask(method, path, body);
    if (answer.status !== status) {
      throw new Error(`${method} ${path} answered ${answer.status}, not ${status}: ${answer.text}`);
    }
    return answer.json;
  }

  post(content: string, more: Record<string, unknown> = {}): Promise<Answer> {
    return this.ask('POST', '/api/sendmessage', { content, ...more });
  }

  /** A message that was stored. */
  async say(content: string, more: Record<string, unknown> = {}): Promise<any> {
    return this.must(201, 'POST', '/api/sendmessage', { content, ...more });
  }

  listen(options: StreamOptions = {}): Promise<StreamReader> {
    return StreamReader.open(this.address, {
      ...options,
      headers: { ...this.bearer, ...options.headers },
    });
  }

  async invite(
    more: Record<string, unknown> = {},
  ): Promise<{ code: string; id: string; url: string }> {
    return this.must(201, 'POST', '/api/invites', more);
  }

  /** Brings somebody new in with this role. Only an owner can make moderators and owners. */
  async bring(role: Role = 'member', username = unique('friend')): Promise<Person> {
    const invited = role === 'guest' ? { role: 'guest', channels: ['home'] } : {};
    const { code } = await this.invite(invited);
    const answer = await exchange(this.address, {
      method: 'POST',
      path: `/api/invites/${code}/accept`,
      body: { username, password: Person.passwordOf(username), bearer: true },
    });
    if (answer.status !== 201) throw new Error(`joining answered ${answer.status} ${answer.text}`);
    const friend = new Person(this.address, username, answer.json.token);
    if (role === 'moderator' || role === 'owner') {
      await this.must(200, 'PATCH', `/api/members/${username}`, { role });
    }
    return friend;
  }

  /** Signs in again: another device of the same person. */
  async again(password = Person.passwordOf(this.username)): Promise<Person> {
    const answer = await exchange(this.address, {
      method: 'POST',
      path: '/api/sessions',
      body: { username: this.username, password, bearer: true },
    });
    if (answer.status !== 201)
      throw new Error(`signing in answered ${answer.status} ${answer.text}`);
    return new Person(this.address, this.username, answer.json.token);
  }

  /** The whole history of a channel, ascending, by pages of a hundred. */
  async history(channel = 'home'): Promise<any[]> {
    const all: any[] = [];
    for (let after = 0; ; ) {
      const page = await this.must(
        200,
        'GET',
        `/api/channels/${channel}/messages?after=${after}&limit=100`,
      );
      all.push(...page.messages);
      if (!page.has_after || page.messages.length === 0) return all;
      after = page.messages.at(-1).seq;
    }
  }
}
